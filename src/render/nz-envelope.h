/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/nz-addressee.h"
#include "render/nz-document.h"

G_BEGIN_DECLS

typedef enum
{
  NZ_ENVELOPE_DL, /* 220 × 110 */
  NZ_ENVELOPE_C5, /* 229 × 162 */
  NZ_ENVELOPE_C4, /* 324 × 229 */
} NzEnvelopeSize;

/* "dl", "C5", "c4"; FALSE for anything else. */
gboolean nz_envelope_parse (const char *name, NzEnvelopeSize *size);
/* In millimetres, as the envelope is read. */
NzPaper nz_envelope_paper (NzEnvelopeSize size);

/**
 * NzEnvelope:
 *
 * Envelopes, one a page: the sender in the upper left corner, the address where a window would be (DIN 680):
 * 20 mm from the left, 15 mm from the bottom on DL, 60 mm on the larger ones. That leaves the zones free that
 * the post wants free: 15 mm at the left, the right and the bottom, 40 mm above the address, the stamp's
 * corner.
 */
#define NZ_TYPE_ENVELOPE (nz_envelope_get_type ())
G_DECLARE_FINAL_TYPE (NzEnvelope, nz_envelope, NZ, ENVELOPE, NzDocument)

/* @addressees: (element-type NzAddressee): a reference is kept; those with a problem get no envelope.
 * @network: settings, the sender. Prepare it with nz_envelope_paper(); on another paper (a printer's) things
 * keep their distance from the lower left corner. */
NzEnvelope *nz_envelope_new (GPtrArray *addressees, NzRecord *network, NzLanguage language);
/* The addressee of a page. (transfer none) */
const NzAddressee *nz_envelope_get_addressee (NzEnvelope *envelope, guint page);

G_END_DECLS
