import type { Rule } from './look.ts'

/** Lengths of Word’s format. A look counts lengths in twips, sizes of letters in half-points, rules in eighths of a point. */
export const TWIPS_PER_POINT = 20
export const TWIPS_PER_HALF_POINT = 10
export const TWIPS_PER_EIGHTH_POINT = 2.5
export const HALF_POINTS_PER_POINT = 2
export const TWIPS_PER_INCH = 1440
export const TWIPS_PER_CM = 567
export const TWIPS_PER_MM = TWIPS_PER_INCH / 25.4
/** A pixel of a screen: 96 of them make an inch. */
export const TWIPS_PER_PIXEL = TWIPS_PER_INCH / 96

/** How far a level of a list is set in from the one above it. */
export const LEVEL_INDENT_TWIPS = 425

/** Where the baseline of a line stands, as a share of its height from its top. */
export const BASELINE_SHARE = 0.76

/** Height of a rule of so many eighths of a point, in whole twips. */
export const ruleWeight = (eighths: number): number => Math.round(eighths * TWIPS_PER_EIGHTH_POINT)

/** Height of a rule with the air inside it (points), in twips; 0 without one. */
export const ruleHeight = (rule: Rule | undefined): number =>
  rule ? ruleWeight(rule.size) + rule.space * TWIPS_PER_POINT : 0
