import { capital } from '../../french/wording.ts'
import type { Block } from '../model.ts'
import { plainText } from '../walk.ts'

/** The effect of an act on the outline, or the reason of its refusal, in a sentence. */
export type Plan =
  | { readonly ok: true; readonly ids: readonly string[]; readonly before: string | undefined }
  | { readonly ok: false; readonly reason: string }

/** The same for a change of level: the headings that change, and by how much. */
export type LevelPlan =
  | { readonly ok: true; readonly ids: readonly string[]; readonly by: 1 | -1 }
  | { readonly ok: false; readonly reason: string }

export const MAX_HEADING_LEVEL = 5
const refuse = (reason: string) => ({ ok: false, reason }) as const
const HEADING_GONE = refuse('Ce titre n’est plus dans le texte.')

const levelOf = (block: Block | undefined): number => (block?.kind === 'heading' ? block.level : 0)
const isPart = (block: Block | undefined): boolean => block?.kind === 'generated'
const isFront = (block: Block): boolean =>
  block.kind === 'generated' && ['cover', 'contents', 'briefing-title'].includes(block.what)

const headingName = (block: Block | undefined): string => {
  const text = block?.kind === 'heading' ? plainText(block.inlines).trim() : ''
  return text ? `«\u00a0${text.length > 60 ? `${text.slice(0, 60).trimEnd()}…` : text}\u00a0»` : 'ce titre'
}

/** Where a section ends: at the next heading of its level or above, or at a part made at export, which no section holds. */
export function sectionEnd(blocks: readonly Block[], from: number): number {
  const level = levelOf(blocks[from])
  let end = from + 1
  while (end < blocks.length) {
    const block = blocks[end]
    if (isPart(block) || (levelOf(block) > 0 && levelOf(block) <= level)) break
    end += 1
  }
  // the break before such a part goes with it
  while (end > from + 1 && isPart(blocks[end]) && blocks[end - 1]?.kind === 'break') end -= 1
  return end
}

/** The blocks of a section, its heading first; none when there is no such heading. */
export function sectionOf(blocks: readonly Block[], id: string): readonly Block[] {
  const from = headingAt(blocks, id)
  return from < 0 ? [] : blocks.slice(from, sectionEnd(blocks, from))
}

const headingAt = (blocks: readonly Block[], id: string): number =>
  blocks.findIndex(block => block.kind === 'heading' && block.id === id)

/** A section put before the block `before`, or at the end: refused where the text would no longer be in order. */
export function planMove(blocks: readonly Block[], id: string, before: string | undefined): Plan {
  const from = headingAt(blocks, id)
  if (from < 0) return HEADING_GONE
  const end = sectionEnd(blocks, from)
  const to = before === undefined ? blocks.length : blocks.findIndex(block => block.id === before)
  if (to < 0) return HEADING_GONE
  const ids = blocks.slice(from, end).map(block => block.id)
  if (to === from || to === end) return { ok: true, ids: [], before }
  if (to > from && to < end) return refuse('Une section ne peut pas être déposée à l’intérieur d’elle-même.')
  if (blocks.slice(to).some(isFront))
    return refuse('La page de garde et la table des matières restent en tête du texte.')
  const rest = [...blocks.slice(0, from), ...blocks.slice(end)]
  const place = to < from ? to : to - (end - from)
  return reasonAgainst(rest, blocks[from], place) ?? { ok: true, ids, before }
}

/** Why a heading cannot stand at a place of the text. */
function reasonAgainst(rest: readonly Block[], heading: Block | undefined, place: number) {
  const level = levelOf(heading)
  const above = levelOf(rest.slice(0, place).findLast(block => levelOf(block) > 0)) || top(rest, level)
  if (level > above + 1)
    return refuse(
      above === 0
        ? `Le texte ne peut pas commencer par un titre de niveau ${level}\u00a0: un niveau serait sauté.`
        : `Un titre de niveau ${level} ne peut pas suivre un titre de niveau ${above}\u00a0: un niveau serait sauté.`,
    )
  const after = rest.slice(place).find(block => levelOf(block) > 0 || isPart(block))
  if (levelOf(after) > level)
    return refuse(
      `${capital(headingName(after))} passerait sous ${headingName(heading)}\u00a0: déposez-la avant ou après la section entière.`,
    )
  return undefined
}

/** A text whose highest titles are of level 2 begins at level 2. */
const top = (rest: readonly Block[], level: number): number => {
  const levels = rest.flatMap(block => levelOf(block) || [])
  return levels.length > 0 ? Math.min(...levels, level) - 1 : 0
}

/** A section one place up or down among those of its level; past the last of its part, it goes to the part next to it. */
export function planStep(blocks: readonly Block[], id: string, by: 1 | -1): Plan {
  const from = headingAt(blocks, id)
  if (from < 0) return HEADING_GONE
  const level = levelOf(blocks[from])
  const headings = (block: Block | undefined): boolean => levelOf(block) > 0 && levelOf(block) <= level
  if (by === -1) {
    const above = blocks.slice(0, from).findLast(headings)
    return above
      ? planMove(blocks, id, above.id)
      : refuse(`${capital(headingName(blocks[from]))} est déjà la première section.`)
  }
  const end = sectionEnd(blocks, from)
  const next = blocks[end]
  if (!headings(next)) return refuse(`${capital(headingName(blocks[from]))} est déjà la dernière section.`)
  if (levelOf(next) === level) return planMove(blocks, id, blocks[sectionEnd(blocks, end)]?.id)
  const inside = blocks.slice(end + 1, sectionEnd(blocks, end)).find(block => levelOf(block) > 0)
  return planMove(blocks, id, inside?.id ?? blocks[sectionEnd(blocks, end)]?.id)
}

/** A heading and those under it, one level deeper or shallower; all or none, so that the section keeps its shape. */
export function planLevel(blocks: readonly Block[], id: string, by: 1 | -1): LevelPlan {
  const from = headingAt(blocks, id)
  const heading = blocks[from]
  if (!heading) return HEADING_GONE
  const inside = sectionOf(blocks, id).filter(block => levelOf(block) > 0)
  if (by === -1 && levelOf(heading) === 1)
    return refuse(`${capital(headingName(heading))} est déjà au premier niveau.`)
  if (by === 1) {
    const above = levelOf(blocks.slice(0, from).findLast(block => levelOf(block) > 0))
    if (levelOf(heading) + 1 > above + 1)
      return refuse(
        `${capital(headingName(heading))} n’a pas de section de son niveau avant elle\u00a0: un niveau serait sauté.`,
      )
    if (inside.some(block => levelOf(block) === MAX_HEADING_LEVEL))
      return refuse(
        `Un texte a ${MAX_HEADING_LEVEL} niveaux de titres au plus\u00a0: cette section en contient déjà un du dernier.`,
      )
  }
  return { ok: true, ids: inside.map(block => block.id), by }
}
