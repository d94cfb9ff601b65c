/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/nz-theme.h"

#include <math.h>

#define RGB(hex, a)                                                                                          \
  {                                                                                                          \
    ((hex) >> 16 & 0xff) / 255.0, ((hex) >> 8 & 0xff) / 255.0, ((hex)&0xff) / 255.0, (a)                     \
  }

static const NzTheme themes[NZ_THEME_LAST] = {
  [NZ_THEME_LIGHT] = {
    .kind = NZ_THEME_LIGHT,
    .canvas = RGB (0xfcfcfc, 1), .text = RGB (0x2a2a2d, 1), .dim = RGB (0x6a6a6f, 1), .weekend = RGB (0x69696d, 1),
    .line = RGB (0x000000, 0.14), .fill = RGB (0x000000, 0.05),
    .accent = RGB (0x1c71d8, 1), .accent_text = RGB (0xffffff, 1), .accent_line = RGB (0x1c71d8, 1),
    .holiday = RGB (0xc01c28, 1), .band = RGB (0xefe3c4, 1), .event = RGB (0x813d9c, 1),
    .tie = { RGB (0x929097, 1), RGB (0x838188, 1), RGB (0x757379, 1), RGB (0x68666e, 1) },
    .tie_lit = RGB (0x1c71d8, 1), .change = RGB (0xc64600, 1), .hull_fill = 0.085, .hull_line = 0.28,
    .sign_outline = RGB (0x1f2126, 0.78), .disc = 0.17,
  },
  [NZ_THEME_DARK] = {
    .kind = NZ_THEME_DARK, .is_dark = TRUE,
    .canvas = RGB (0x1e1e1e, 1), .text = RGB (0xeeeeef, 1), .dim = RGB (0xb4b4b8, 1), .weekend = RGB (0xa5a5aa, 1),
    .line = RGB (0xffffff, 0.16), .fill = RGB (0xffffff, 0.06),
    .accent = RGB (0x1c71d8, 1), .accent_text = RGB (0xffffff, 1), .accent_line = RGB (0x78aeed, 1),
    .holiday = RGB (0xffa99f, 1), .band = RGB (0x5a4a21, 1), .event = RGB (0xc061cb, 1),
    .tie = { RGB (0x6f6d75, 1), RGB (0x807e86, 1), RGB (0x939199, 1), RGB (0xa9a7af, 1) },
    .tie_lit = RGB (0x62a0ea, 1), .change = RGB (0xff9555, 1), .hull_fill = 0.13, .hull_line = 0.42,
    .sign_outline = RGB (0xffffff, 0.34), .disc = 0.26, .sign_moat = TRUE,
  },
  [NZ_THEME_PRINT] = {
    .kind = NZ_THEME_PRINT,
    .canvas = RGB (0xffffff, 1), .text = RGB (0x1a1a1c, 1), .dim = RGB (0x5e5c64, 1), .weekend = RGB (0x68666e, 1),
    .line = RGB (0xc4c3c9, 1), .fill = RGB (0xf1f1f3, 1),
    .accent = RGB (0x1c71d8, 1), .accent_text = RGB (0xffffff, 1), .accent_line = RGB (0x1c71d8, 1),
    .holiday = RGB (0xc01c28, 1), .band = RGB (0xf3e6c4, 1), .event = RGB (0x813d9c, 1),
    .tie = { RGB (0x929097, 1), RGB (0x838188, 1), RGB (0x757379, 1), RGB (0x68666e, 1) },
    .tie_lit = RGB (0x1c71d8, 1), .change = RGB (0xc64600, 1), .hull_fill = 0.085, .hull_line = 0.28,
    .sign_outline = RGB (0x1f2126, 0.78), .disc = 0.17,
  },
  [NZ_THEME_GREY] = {
    .kind = NZ_THEME_GREY, .is_grey = TRUE,
    .canvas = RGB (0xffffff, 1), .text = RGB (0x1a1a1a, 1), .dim = RGB (0x5c5c5c, 1), .weekend = RGB (0x666666, 1),
    .line = RGB (0xc4c4c4, 1), .fill = RGB (0xf1f1f1, 1),
    .accent = RGB (0x4a4a4a, 1), .accent_text = RGB (0xffffff, 1), .accent_line = RGB (0x4a4a4a, 1),
    .holiday = RGB (0x000000, 1), .band = RGB (0xe6e6e6, 1), .event = RGB (0x555555, 1),
    .tie = { RGB (0x919191, 1), RGB (0x828282, 1), RGB (0x747474, 1), RGB (0x676767, 1) },
    .tie_lit = RGB (0x303030, 1), .change = RGB (0x303030, 1), .hull_fill = 0.085, .hull_line = 0.28,
    .sign_outline = RGB (0x1f1f1f, 0.78), .disc = 0.17,
  },
  [NZ_THEME_PROJECTOR] = {
    .kind = NZ_THEME_PROJECTOR, .is_dark = TRUE,
    .canvas = RGB (0x1d1c20, 1), .text = RGB (0xffffff, 1), .dim = RGB (0xc8c8cc, 1), .weekend = RGB (0xb4b4b8, 1),
    .line = RGB (0xffffff, 0.2), .fill = RGB (0xffffff, 0.08),
    .accent = RGB (0x1c71d8, 1), .accent_text = RGB (0xffffff, 1), .accent_line = RGB (0x78aeed, 1),
    .holiday = RGB (0xffa99f, 1), .band = RGB (0x5a4a21, 1), .event = RGB (0xc061cb, 1),
    .tie = { RGB (0x6f6d75, 1), RGB (0x807e86, 1), RGB (0x939199, 1), RGB (0xa9a7af, 1) },
    .tie_lit = RGB (0x62a0ea, 1), .change = RGB (0xff9555, 1), .hull_fill = 0.13, .hull_line = 0.42,
    .sign_outline = RGB (0xffffff, 0.34), .disc = 0.26, .sign_moat = TRUE,
  },
};

const NzTheme *
nz_theme_get (NzThemeKind kind)
{
  g_return_val_if_fail (kind < NZ_THEME_LAST, &themes[NZ_THEME_LIGHT]);
  return &themes[kind];
}

NzColour
nz_colour (guint32 rgb, double alpha)
{
  return (NzColour)RGB (rgb, alpha);
}

NzColour
nz_colour_mix (NzColour colour, NzColour other, double share)
{
  double rest = 1 - share;
  return (NzColour){
    colour.red * rest + other.red * share,
    colour.green * rest + other.green * share,
    colour.blue * rest + other.blue * share,
    colour.alpha * rest + other.alpha * share,
  };
}

static double
to_linear (double part)
{
  return part <= 0.04045 ? part / 12.92 : pow ((part + 0.055) / 1.055, 2.4);
}

static double
luminance (NzColour colour)
{
  return 0.2126 * to_linear (colour.red) + 0.7152 * to_linear (colour.green)
         + 0.0722 * to_linear (colour.blue);
}

NzColour
nz_colour_grey (NzColour colour)
{
  double linear = luminance (colour);
  double grey = linear <= 0.0031308 ? linear * 12.92 : 1.055 * pow (linear, 1 / 2.4) - 0.055;
  return (NzColour){ grey, grey, grey, colour.alpha };
}

double
nz_colour_contrast (NzColour a, NzColour b)
{
  double first = luminance (a) + 0.05, second = luminance (b) + 0.05;
  return first > second ? first / second : second / first;
}

void
nz_colour_set_source (cairo_t *cr, NzColour colour)
{
  cairo_set_source_rgba (cr, colour.red, colour.green, colour.blue, colour.alpha);
}

const char *
nz_colour_to_hex (NzColour colour, char buffer[8])
{
  g_snprintf (buffer, 8, "#%02x%02x%02x", (int)lround (CLAMP (colour.red, 0, 1) * 255) & 0xff,
              (int)lround (CLAMP (colour.green, 0, 1) * 255) & 0xff,
              (int)lround (CLAMP (colour.blue, 0, 1) * 255) & 0xff);
  return buffer;
}
