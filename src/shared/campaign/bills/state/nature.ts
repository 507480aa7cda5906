/**
 * Natures of a text that change what may be done about it. `organic`: submitted to the Conseil by the Prime Minister (Constitution, art. 61,
 * al. 1); `treaty`: authorises a ratification, and is voted as a whole (RAN, art. 128); `constitutional`: no Conseil (art. 61, 89); `finance`: of
 * finances or of social security; `resolution`: of one assembly, voted as a whole (art. 34-1; RAN, art. 136); `european-resolution`: of one
 * assembly too, which amends it (art. 88-4; RAN, art. 151-5).
 */
export const NATURES = [
  'ordinary',
  'organic',
  'treaty',
  'constitutional',
  'finance',
  'resolution',
  'european-resolution',
] as const
export type TextNature = (typeof NATURES)[number]

const TITLES: readonly (readonly [RegExp, TextNature])[] = [
  [/^(?:proposition de )?résolution européenne(?!\p{L})/iu, 'european-resolution'],
  [/^(?:proposition de )?résolution(?!\p{L})/iu, 'resolution'],
  [/^(?:(?:projet|proposition) de )?loi organique(?!\p{L})/iu, 'organic'],
  [/^(?:(?:projet|proposition) de )?loi constitutionnelle(?!\p{L})/iu, 'constitutional'],
  [
    /^(?:projet de )?loi de (?:financement (?:rectificative )?de la sécurité sociale|finances)(?!\p{L})/iu,
    'finance',
  ],
  [
    /^(?:(?:projet|proposition) de )?loi (?:n°\s*\S+ )?autorisant (?:la ratification|l[’']approbation|l[’']adhésion)(?!\p{L})/iu,
    'treaty',
  ],
]

/** The nature of a text, which its title says (an organic one must: RAN, art. 127). */
export const natureOf = ({ title }: { readonly title: string }): TextNature =>
  TITLES.find(([words]) => words.test(title.trim()))?.[1] ?? 'ordinary'

/** Whether the sitting debates the text before the committee, which only proposes: revisions and laws of finances (art. 42, al. 2). */
export function committeeOnlyProposes(bill: { readonly title: string }): boolean {
  const nature = natureOf(bill)
  return nature === 'finance' || nature === 'constitutional'
}

/** Whether a text is a resolution: one assembly votes it, and nothing follows (art. 34-1, 88-4). */
export function isResolution(bill: { readonly title: string }): boolean {
  const nature = natureOf(bill)
  return nature === 'resolution' || nature === 'european-resolution'
}
