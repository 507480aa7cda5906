import { fold } from '../../french/fold.ts'

/** The same opening may serve this many members, no more: copied mail is counted as one, and does harm. */
export const MAX_SAME_OPENINGS = 3

/** The key by which openings are compared: its words, without its slots and without the words proper to the member. */
export function openingKey(text: string, own: readonly string[] = []): string {
  const bare = text.replace(/\{\{[^}]*\}\}/g, ' ')
  const openingWords = words(bare)
  return own
    .map(words)
    .filter(one => one.length > 2)
    .toSorted((a, b) => b.length - a.length)
    .reduce((remainder, one) => ` ${remainder} `.replaceAll(` ${one} `, ' ').trim(), openingWords)
    .replace(/\s+/g, ' ')
    .trim()
}

const words = (text: string): string => (fold(text).match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')

/** A member with the opening sent to them; `own` is what names them: first and last name, group, département... */
export interface MemberOpening {
  readonly member: string
  readonly opening: string
  readonly own: readonly string[]
}

/** The openings that too many members would get, each with those members; the most copied first. */
export function copiedOpenings(
  all: readonly MemberOpening[],
): { readonly opening: string; readonly members: string[] }[] {
  const groups = new Map<string, { opening: string; members: string[] }>()
  for (const { member, opening, own } of all) {
    const key = openingKey(opening, own)
    if (!key) continue
    const group = groups.get(key) ?? { opening, members: [] }
    group.members.push(member)
    groups.set(key, group)
  }
  return [...groups.values()]
    .filter(group => group.members.length > MAX_SAME_OPENINGS)
    .toSorted((a, b) => b.members.length - a.members.length)
}
