import { z } from 'zod'

/** An assembly of parliament. */
export const House = z.enum(['an', 'senat'])
export type House = z.infer<typeof House>

/** A member of an assembly, as far as a letter names them. */
export interface Recipient extends Addressee {
  readonly id: string
  readonly first: string
  readonly last: string
  readonly group?: { readonly sigle: string; readonly label: string } | undefined
  readonly department?: { readonly name: string } | undefined
  readonly constituency?: number | undefined
  readonly emails?: readonly string[] | undefined
}

/** The person one writes to. */
export interface Addressee {
  readonly chamber: House
  /** `M.`, `Mme`; empty where the source does not say */
  readonly civility?: string | undefined
}

const titles = {
  an: { f: 'Députée', m: 'Député', all: 'Mesdames les Députées, Messieurs les Députés' },
  senat: { f: 'Sénatrice', m: 'Sénateur', all: 'Mesdames les Sénatrices, Messieurs les Sénateurs' },
} as const

const gender = (civility: string | undefined): 'f' | 'm' | undefined =>
  civility === 'Mme' ? 'f' : civility === 'M.' ? 'm' : undefined

/** How a letter opens: `Madame la Députée`, `Monsieur le Sénateur`; both where the civility is not known. */
export function greeting({ chamber, civility }: Addressee): string {
  const of = gender(civility)
  if (of) return of === 'f' ? `Madame la ${titles[chamber].f}` : `Monsieur le ${titles[chamber].m}`
  return `Madame la ${titles[chamber].f}, Monsieur le ${titles[chamber].m}`
}

/** How one opens a letter to a whole chamber or a group. */
export const greetingAll = (chamber: House): string => titles[chamber].all

/** `députée`, `sénateur`. */
export function functionOf({ chamber, civility }: Addressee): string {
  const of = gender(civility)
  const { f, m } = titles[chamber]
  return (of === 'f' ? f : of === 'm' ? m : chamber === 'an' ? 'Député·e' : 'Sénateur·rice').toLowerCase()
}

/** `l’Assemblée nationale` as a sentence names it. */
export const houseName = (chamber: House): string => (chamber === 'an' ? 'Assemblée nationale' : 'Sénat')

/** `Eure, 1re circonscription`. */
export function seatText(department: string, constituency: string | number | undefined): string {
  const n = Number(constituency)
  if (!constituency || !Number.isFinite(n)) return department
  const rank = `${n}${n === 1 ? 're' : 'e'}\u00a0circonscription`
  return [department, rank].filter(Boolean).join(', ')
}
