import type { Event } from '../../dossiers/model.ts'
import { longDayText } from '../../french/dates.ts'
import type { Argument, Ground } from '../../library/model.ts'
import type { Block } from '../model.ts'
import { argumentBlocks, type InsertOptions } from './argument-blocks.ts'
import type { GroundCard, GroundNotice } from './ground-card.ts'

type Family = Ground['family']
type OfGround = Argument & { readonly ground: Ground }

const slots = { externe: 'ground-external', interne: 'ground-internal' } as const

/** The heading of a family that the text has not opened yet. */
const titles: Readonly<Record<Family, string>> = {
  externe: 'Sur la légalité externe',
  interne: 'Sur la légalité interne',
}

/** Mark of the grounds each kind of decision makes useless, with the reason. */
const USELESS_BY_DECISION: Readonly<Record<string, readonly [mark: string, why: string]>> = {
  abrogation: [
    'refusal-to-repeal',
    'Contre un refus d’abroger, les vices de forme et de procédure ne sont plus invocables (CE, Ass., 18 mai 2018, CFDT Finances, n° 414583).',
  ],
  revelee: ['unwritten', 'La décision n’est pas écrite : ce moyen n’a pas d’objet.'],
}

/** The matters of a ground, by its tags: `urbanisme`, `fonction publique`, `vidéosurveillance algorithmique`. */
export const mattersOf = ({ tags }: Pick<Argument, 'tags'>): string[] =>
  tags.filter(tag => tag !== 'moyen' && !tag.startsWith('légalité '))

/** The matter of the campaign's grounds, which speak of nothing else: shown in its dossiers, or where asked for. */
export const CAMPAIGN_MATTER = 'vidéosurveillance algorithmique'

/** The grounds of the library, external then internal, those of public order first, with what this text makes of them. */
export function groundCards(
  all: readonly Argument[],
  blocks: readonly Block[],
  decision: string | undefined,
): GroundCard[] {
  const sourcesInText = new Set(blocks.flatMap(block => (block.origin ? [block.origin.source] : [])))
  const [mark, why] = USELESS_BY_DECISION[decision ?? ''] ?? ['', '']
  const rank = ({ ground }: OfGround) => (ground.family === 'externe' ? 0 : 2) + (ground.publicOrder ? 0 : 1)
  return all
    .filter(isGround)
    .toSorted((a, b) => rank(a) - rank(b))
    .map(one => ({
      id: one.id,
      title: one.title,
      thesis: one.thesis,
      ground: one.ground,
      authorities: one.authorities.length,
      certainty: one.certainty,
      caveat: one.caveat ?? '',
      there: sourcesInText.has(one.id),
      matters: mattersOf(one),
      useless: one.ground.inoperative.includes(mark) ? why : '',
    }))
}

const isGround = (one: Argument): one is OfGround => one.ground !== undefined

/** The cards of a matter; of no matter, all but the campaign's own, unless the dossier is of the campaign. */
export const cardsOfMatter = (
  cards: readonly GroundCard[],
  matter: string,
  isCampaign: boolean,
): readonly GroundCard[] =>
  cards.filter(({ matters }) =>
    matter ? matters.includes(matter) : isCampaign || !matters.includes(CAMPAIGN_MATTER),
  )

/** Warnings drawn from the dossier's dates: the day the court fixed, the families closed with the time to sue. */
export function groundNotices(
  blocks: readonly Block[],
  events: readonly Pick<Event, 'kind' | 'date'>[],
  suit: { readonly lastDay: string } | undefined,
  today: string,
): GroundNotice[] {
  const cutoff = events.filter(one => one.kind === 'crystallised' && one.date < today).at(-1)
  const families = (Object.keys(slots) as Family[]).filter(family =>
    blocks.some(block => block.slot === slots[family]),
  )
  const family = suit && suit.lastDay < today && families.length === 1 ? families[0] : undefined
  return [
    ...(cutoff
      ? [
          {
            text: `Le tribunal a arrêté les moyens au ${longDayText(cutoff.date)} : un moyen nouveau n’est plus recevable, sauf ordre public.`,
            law: 'art. R. 611-7-1 CJA',
          },
        ]
      : []),
    ...(family
      ? [
          {
            text: `Le délai de recours, tel que les dates du dossier le comptent, a expiré le ${longDayText(suit?.lastDay ?? '')} : s’il vous est opposable, seuls des moyens de légalité ${family} peuvent encore être ajoutés, sauf ordre public.`,
            law: 'CE, Sect., 20 février 1953, Société Intercopie, n° 9772',
          },
        ]
      : []),
  ]
}

/** The text with these grounds, linked to the library, each at the end of its family: external first, then internal, before the claims. */
export function withGrounds(
  blocks: readonly Block[],
  grounds: readonly Argument[],
  id: () => string,
  kindOf?: InsertOptions['kindOf'],
): Block[] {
  return grounds.filter(isGround).reduce<Block[]>(
    (text, one) => {
      const { family } = one.ground
      const slot = slots[family]
      const familyBlocks = text.filter(block => block.slot === slot)
      const opening = familyBlocks.length > 0 ? [] : [headingOf(family, text, id())]
      const groundBlocks = argumentBlocks(one, 'filing', {
        group: id(),
        slot,
        heading: { level: levelOf(familyBlocks, text) },
        ...(kindOf && { kindOf }),
      })
      return text.toSpliced(placeOf(family, text), 0, ...opening, ...groundBlocks)
    },
    [...blocks],
  )
}

/** Finds the place of a ground: after its family; else external before internal, internal after external; else before what follows the grounds. */
function placeOf(family: Family, blocks: readonly Block[]): number {
  const last = blocks.findLastIndex(block => block.slot === slots[family])
  if (last >= 0) return last + 1
  if (family === 'interne') {
    const external = blocks.findLastIndex(block => block.slot === slots.externe)
    if (external >= 0) return external + 1
  }
  const after = blocks.findIndex(
    block =>
      (family === 'externe' && block.slot === slots.interne) ||
      /^(injunction|subsidiary|costs|claims)/.test(block.slot ?? ''),
  )
  if (after >= 0) return after
  const lastText = blocks.findLastIndex(block => block.kind !== 'generated' && block.kind !== 'break')
  return lastText + 1
}

/** The level of the grounds already there; one below the heading of the family. */
function levelOf(mine: readonly Block[], blocks: readonly Block[]): number {
  const beside = mine.find(block => block.kind === 'heading' && block.origin)
  if (beside?.kind === 'heading') return beside.level
  const head = mine.find(block => block.kind === 'heading')
  return Math.min(5, (head?.kind === 'heading' ? head.level : familyLevel(blocks)) + 1)
}

/** Families stand below a part of the text where it has parts. */
const familyLevel = (blocks: readonly Block[]) =>
  blocks.some(block => block.kind === 'heading' && block.level === 1 && block.numbered) ? 2 : 1

const headingOf = (family: Family, blocks: readonly Block[], id: string): Block => ({
  kind: 'heading',
  id,
  slot: slots[family],
  level: familyLevel(blocks),
  numbered: true,
  inlines: [{ kind: 'text', text: titles[family] }],
})
