/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/nz-page-view.h"

/* Room for the shadow. */
#define MARGIN 6
#define MOST_WIDTH 720

struct _NzPageView
{
  GtkWidget parent_instance;
  NzDocument *document;
  guint page;
  GdkTexture *texture; /* of the page at its size; %NULL until it is shown */
  int texture_width;
};

G_DEFINE_FINAL_TYPE (NzPageView, nz_page_view, GTK_TYPE_WIDGET)

static NzPaper
paper_of (NzPageView *self)
{
  return self->document != NULL ? nz_document_get_paper (self->document) : nz_paper (NZ_PAPER_A4, FALSE);
}

/* Drawn on an image surface of just the pixels of the screen: there the document sets its small text as
 * outlines, which stays even. */
static void
ensure_texture (NzPageView *self, int pixels)
{
  if (self->texture != NULL && self->texture_width == pixels)
    return;
  g_clear_object (&self->texture);
  double scale = pixels / (paper_of (self).width * NZ_MM);
  cairo_surface_t *surface = nz_document_render_page (self->document, self->page, scale);
  if (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS)
    {
      int width = cairo_image_surface_get_width (surface), height = cairo_image_surface_get_height (surface);
      gsize stride = (gsize)cairo_image_surface_get_stride (surface);
      cairo_surface_flush (surface);
      g_autoptr (GBytes) bytes = g_bytes_new (cairo_image_surface_get_data (surface), stride * (gsize)height);
      self->texture = gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);
      self->texture_width = pixels;
    }
  cairo_surface_destroy (surface);
}

static void
nz_page_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  NzPageView *self = NZ_PAGE_VIEW (widget);

  if (self->document == NULL || nz_document_get_n_pages (self->document) == 0)
    return;
  NzPaper paper = paper_of (self);
  int width = MIN (gtk_widget_get_width (widget) - 2 * MARGIN, MOST_WIDTH);
  float height = (float)round (width * paper.height / paper.width);
  float left = (float)((gtk_widget_get_width (widget) - width) / 2);
  GskRoundedRect outline;
  const GdkRGBA shadow = { 0, 0, 0, 0.28f }, edge = { 0, 0, 0, 0.14f };

  if (width <= 0)
    return;
  gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (left, MARGIN, (float)width, height), 0);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &edge, 0, 0, 1, 0);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &shadow, 0, 1, 0, 4);
  ensure_texture (self, width * gtk_widget_get_scale_factor (widget));
  if (self->texture != NULL)
    gtk_snapshot_append_texture (snapshot, self->texture, &outline.bounds);
}

static void
nz_page_view_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  NzPaper paper = paper_of (NZ_PAGE_VIEW (widget));

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 200;
      *natural = 400;
    }
  else
    {
      int width = MIN ((for_size > 0 ? for_size : 200) - 2 * MARGIN, MOST_WIDTH);
      *minimum = *natural = (int)ceil (width * paper.height / paper.width) + 2 * MARGIN;
    }
}

static GtkSizeRequestMode
nz_page_view_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
nz_page_view_dispose (GObject *object)
{
  NzPageView *self = NZ_PAGE_VIEW (object);
  g_clear_object (&self->document);
  g_clear_object (&self->texture);
  G_OBJECT_CLASS (nz_page_view_parent_class)->dispose (object);
}

static void
nz_page_view_class_init (NzPageViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nz_page_view_dispose;
  widget_class->snapshot = nz_page_view_snapshot;
  widget_class->measure = nz_page_view_measure;
  widget_class->get_request_mode = nz_page_view_request_mode;
  gtk_widget_class_set_css_name (widget_class, "pageview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
nz_page_view_init (NzPageView *self)
{
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
}

GtkWidget *
nz_page_view_new (void)
{
  return g_object_new (NZ_TYPE_PAGE_VIEW, NULL);
}

void
nz_page_view_set_page (NzPageView *self, NzDocument *document, guint page, const char *label)
{
  g_return_if_fail (NZ_IS_PAGE_VIEW (self));
  g_set_object (&self->document, document);
  self->page = page;
  g_clear_object (&self->texture);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label != NULL ? label : "", -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
