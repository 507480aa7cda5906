import type { z } from 'zod'
import { inWords } from '../../../shared/campaign/amendments/say.ts'
import { Bill } from '../../../shared/campaign/bills/model.ts'
import type { SetLine } from '../../../shared/campaign/briefs/contract.ts'
import type { PersonalSet } from '../../../shared/campaign/briefs/model.ts'
import { copiedOpenings, MAX_SAME_OPENINGS } from '../../../shared/campaign/briefs/openings.ts'
import { openedOf, personalise } from '../../../shared/campaign/briefs/personal.ts'
import { mandateEnd, sitsOn } from '../../../shared/campaign/members/mandate-end.ts'
import type { Assembled } from '../../../shared/drafts/assemble/assembled.ts'
import { linesOf, lineText } from '../../../shared/drafts/checks/subject.ts'
import type { Gathered } from '../../../shared/drafts/gathered.ts'
import type { Recipient } from '../../../shared/drafts/slots/member-address.ts'
import { dayText } from '../../../shared/french/dates.ts'
import { capital } from '../../../shared/french/wording.ts'
import { localDay } from '../../../shared/kernel/days.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import { sumTallies, tally } from '../../../shared/search/tally.ts'
import { assembleDraft } from '../../drafts/assemble-draft.ts'
import type { Library } from '../../kernel/library.ts'
import { nextStageDay } from '../members/seated-members.ts'
import { members } from '../members/store.ts'
import { recipients } from './recipients.ts'

type Line = z.infer<typeof SetLine>

/** A set looked at: the members it can be written for, a line for each, and what stops it as a whole. */
export interface CheckedSet {
  readonly ready: readonly Recipient[]
  readonly lines: readonly Line[]
  readonly refusal: string
}

/** Looks at each member of a set: who they are, their opening, what their text lacks. */
export function checkSet(library: Library, content: Gathered, set: PersonalSet): CheckedSet {
  const byMember = new Map(recipients(library, set.members).map(one => [one.id, one]))
  const duplicates = copiedOpenings(openedOf([...byMember.values()], set.openings))
  const sameOpening = new Map(duplicates.flatMap(({ members }) => members.map(id => [id, members] as const)))
  const nameOf = (id: string): string => {
    const one = byMember.get(id)
    return one ? `${one.first} ${one.last}` : id
  }
  const lines = set.members.map((id): Line => {
    const member = byMember.get(id)
    if (!member)
      return {
        member: id,
        name: id,
        group: '',
        state: 'gone',
        missing: ['n’est plus dans les données importées'],
      }
    const end = endedFor(library, content, id)
    if (end)
      return {
        member: id,
        name: nameOf(id),
        group: member.group?.sigle ?? '',
        state: 'gone',
        missing: [end],
      }
    const gaps = missingOf(library, content, member, set.openings[id] ?? '')
    const same = sameOpening.get(id)?.filter(other => other !== id)
    return {
      member: id,
      name: nameOf(id),
      group: member.group?.sigle ?? '',
      state: same ? 'copied' : gaps.length > 0 ? 'missing' : 'ready',
      missing: same ? [sameText(same.map(nameOf))] : gaps,
    }
  })
  const states = new Map(lines.map(one => [one.member, one.state]))
  return {
    ready: [...byMember.values()].filter(one => states.get(one.id) === 'ready'),
    lines,
    refusal: duplicates[0] ? copiedText(duplicates[0].members.length, duplicates[0].opening) : '',
  }
}

/** Why a member is not written to: their mandate ends before the next noted stage of the text. */
function endedFor({ db }: Library, { bill }: Gathered, id: string): string | undefined {
  const member = members(db).find(id)
  const followed = Bill.safeParse(bill).data
  const today = localDay(new Date())
  const day = followed ? nextStageDay(followed, today) : today
  if (!member || sitsOn(member, day)) return undefined
  const end = mandateEnd(member)
  return `son mandat ${end && end > today ? 'se termine' : 's’est terminé'}${end ? ` le ${dayText(end)}` : ''}, avant l’étape à venir : importez une liste plus récente`
}

/** Why the opening of a member stops the set: to whom it goes too. */
function sameText(names: readonly string[]): string {
  const firstNames = names.slice(0, 3).join(', ')
  const rest = names.length - 3
  const remainder = rest > 0 ? ` et ${rest}\u00a0${rest > 1 ? 'autres' : 'autre'}` : ''
  return (
    `la même phrase va à ${firstNames}${remainder}. ${capital(inWords(MAX_SAME_OPENINGS))} au plus la reçoivent ; ` +
    'le nom, le groupe et le département ne la rendent pas différente'
  )
}

const copiedText = (n: number, opening: string): string =>
  `${n}\u00a0ouvertures sont les mêmes («\u00a0${opening.replace(/\{\{[^}]*\}\}/g, '…').slice(0, 80)}\u00a0»)\u00a0: ${MAX_SAME_OPENINGS} au plus. ` +
  'Un cabinet qui reçoit le même texte plusieurs fois le compte comme une pétition et ne le lit plus\u00a0: un envoi copié dessert la cause. Écrivez une phrase propre à chacun·e. Rien n’a été écrit.'

/** Gaps of the text of one member, each a phrase. */
function missingOf(library: Library, content: Gathered, member: Recipient, opening: string): string[] {
  if (!opening.trim()) return ['ouverture à écrire']
  const assembly = assembleDraft(library, personalise(content, member, opening))
  const gaps = assembly.blocks.flatMap(block =>
    linesOf(block).flatMap(line => line.flatMap(one => (one.kind === 'gap' ? [one.text] : []))),
  )
  const maxWords = content.template?.length?.words
  const words = maxWords === undefined ? 0 : wordsOf(assembly)
  return [
    ...new Set(gaps.map(text => text.replace(/^\[|\]$/g, ''))),
    ...(maxWords !== undefined && words > maxWords ? [`${words} mots, ${maxWords} au plus`] : []),
  ]
}

const wordsOf = (assembly: Assembled) =>
  sumTallies(assembly.blocks.flatMap(block => linesOf(block).map(line => tally(lineText(line))))).words

/** The members of a set that can be written for, or the reason it cannot be written at all. */
export function readyOrRefuse({ ready, refusal, lines }: CheckedSet): readonly Recipient[] {
  if (refusal) throw new AppError('refused', refusal, { lines })
  if (ready.length === 0) {
    const [first] = lines
    const why = first ? ` ${first.name}\u00a0: ${first.missing.join(', ')}.` : ' La liste est vide.'
    throw new AppError('refused', `Aucun texte n’est prêt\u00a0: rien n’a été écrit.${why}`, { lines })
  }
  return ready
}
