import { committeeOn, houseAhead, nextDay } from '../../../shared/campaign/bills/ahead.ts'
import { renumberMeasures } from '../../../shared/campaign/bills/came-from.ts'
import type { Bill, Measure } from '../../../shared/campaign/bills/model.ts'
import { outdatedMeasures, type Resting } from '../../../shared/campaign/bills/resting.ts'
import { lastVersion } from '../../../shared/campaign/bills/versions.ts'
import { argumentsOf } from '../../../shared/campaign/calls/choose.ts'
import type { CallTarget } from '../../../shared/campaign/calls/contract.ts'
import { seedOf } from '../../../shared/campaign/calls/deal.ts'
import { lastCalls } from '../../../shared/campaign/calls/last-call.ts'
import { typedPlace } from '../../../shared/campaign/calls/place.ts'
import { keepUntil } from '../../../shared/campaign/calls/retention.ts'
import { callScript } from '../../../shared/campaign/calls/script.ts'
import { sittingDay } from '../../../shared/campaign/calls/sitting.ts'
import { isAnswered } from '../../../shared/campaign/calls/summary.ts'
import { sitsOn } from '../../../shared/campaign/members/mandate-end.ts'
import type { Member, TargetMember } from '../../../shared/campaign/members/model.ts'
import { lineOf } from '../../../shared/campaign/members/select.ts'
import type { Output, Parsed } from '../../../shared/contract/contract.ts'
import type { House } from '../../../shared/drafts/slots/member-address.ts'
import { dateText } from '../../../shared/french/dates.ts'
import { fold } from '../../../shared/french/fold.ts'
import { inGuillemets, listText } from '../../../shared/french/wording.ts'
import { localDay } from '../../../shared/kernel/days.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import type { Database } from '../../kernel/database/open.ts'
import { sourceReader } from '../../library/source-reader.ts'
import { scrutins } from '../bills/scrutins.ts'
import { bills } from '../bills/store.ts'
import { billTexts } from '../bills/text-store.ts'
import { whereaboutsOf } from '../bills/whereabouts.ts'
import { ageOf, knownOf, nextStageDay, proposeTargets, seatedMembers } from '../members/seated-members.ts'
import { members } from '../members/store.ts'
import { targetLists } from '../members/target-lists.ts'
import { linkMaker, requestFor, subjectNow } from './call-subject.ts'
import { placeNotice, placeOf } from './caller-place.ts'
import { calls } from './store.ts'

export type CallDesk = ReturnType<typeof callDesk>

/** Prepares a session of calls: whom to call, in order, and the script of each call. */
export function callDesk(db: Database) {
  const store = members(db)
  const all = sourceReader(db)

  function billOf(id: string): Bill {
    const bill = bills(db)
      .list()
      .find(one => one.id === id)
    if (!bill) throw new AppError('not-found', 'Ce texte n’est pas suivi : choisissez-en un autre.', { id })
    return bill
  }

  function measureOf(bill: Bill, id: string | undefined) {
    if (!id) return undefined
    const measure = bill.measures.find(one => one.id === id)
    if (!measure) throw new AppError('not-found', 'Cette mesure n’est pas dans le texte choisi.', { id })
    return measure
  }

  /** Whether the two latest texts of a bill number the article of a measure alike. */
  function numberTold(bill: Bill, id: string | undefined): string {
    const measure = bill.measures.find(one => one.id === id)
    const versions = billTexts(db).list(bill.id)
    const after = lastVersion(bill, versions)
    const before = lastVersion(
      bill,
      versions.filter(one => one.stage !== after?.stage),
    )
    if (!measure || !before || !after) return ''
    return renumberMeasures(bill, measure, billTexts(db).get(before.id), billTexts(db).get(after.id))
  }

  /** The arguments that may be said of a bill, and those left aside because the bill has gone on since they were written. */
  function argumentsFor(bill: Bill, measure: Measure | undefined, today: string) {
    const candidates = all.arguments()
    const late = candidates.flatMap(one => {
      const reason = outdatedMeasures(bill, one, measure ? [measure.id] : [])
      return reason ? [{ one, reason }] : []
    })
    const usable = argumentsOf(
      late.map(({ one }) => one),
      { bill, measure, today },
    )
    return {
      arguments: candidates.filter(one => late.every(other => other.one !== one)),
      outdatedArguments: late.flatMap(({ one, reason }) => (usable.includes(one) ? [reason] : [])),
    }
  }

  return {
    open(request: Parsed<'calls.open'>): Output<'calls.open'> {
      const bill = billOf(request.bill)
      const measure = measureOf(bill, request.measure)
      const department = placeOf(request.commune)
      const list = request.list ? targetLists(db).get(request.list) : undefined
      const sittingMembers = [...seatedMembers(db, 'an'), ...seatedMembers(db, 'senat')]
      if (sittingMembers.length === 0)
        throw new AppError(
          'not-found',
          'Aucun parlementaire en fonction dans la bibliothèque : importez les données ouvertes de l’Assemblée ou du Sénat.',
        )
      const today = localDay(new Date())
      const house = houseAhead(bill, today)
      const nextHouse = sittingMembers.some(one => one.chamber === house) ? house : undefined
      const seed = seedOf(fold(request.volunteer))
      const ranking =
        list?.ranked ??
        proposeTargets(db, bill.id, {
          groups: [],
          committee: '',
          department: '',
          own: department?.number ?? '',
          limit: 60,
          seed,
          ...(nextHouse && { chamber: nextHouse }),
        })
      const [newest] = store.legislatures()
      const listedMembers = ranking.flatMap(one => {
        const member = store.find(one.member)
        return member ? [{ member, one }] : []
      })
      // a legislature that another followed sits no more, whatever day it ended
      const isFormer = (member: Member) =>
        (member.chamber === 'an' && member.legislature !== newest) ||
        (member.chamber === 'senat' && !sitsOn(member, nextStageDay(bill, today)))
      const rankedMembers = request.ended
        ? listedMembers
        : listedMembers.filter(({ member }) => !isFormer(member))
      const formerCount = listedMembers.length - rankedMembers.length
      const chambers = new Set(rankedMembers.map(({ member }) => member.chamber))
      const ages = [...chambers].flatMap(
        chamber =>
          ageOf(rankedMembers.map(({ member }) => member).filter(one => one.chamber === chamber)) ?? [],
      )
      const over = ages.find(age => age.ended)
      if (over && !request.ended)
        throw new AppError(
          'refused',
          `Ces élus ne siègent sans doute plus : ${over.ended}. Importez des données plus récentes, ou demandez à continuer quand même.`,
          { ended: over.ended },
        )
      return {
        title: list?.title ?? `Liste proposée, tirage n° ${seed}`,
        notice: [
          allPast(bill, today),
          formerText(formerCount),
          numberTold(bill, request.measure),
          list || !house ? '' : onlyOf(house, nextHouse !== undefined),
          leftAside(argumentsFor(bill, measure, today).outdatedArguments),
          list ? '' : placeNotice(request.commune),
        ]
          .filter(Boolean)
          .join(' '),
        request: requestFor(
          bill,
          measure,
          request.request.trim(),
          chamberOf(rankedMembers, house),
          whereaboutsOf(db, bill, today),
        ),
        ...(department && { department }),
        targets: targets(rankedMembers, bill.id, house),
        day: sittingDay(today),
        ages,
        keepUntil: keepUntil(today),
      }
    },
    script(request: Parsed<'calls.script'>): Output<'calls.script'> {
      const member = store.get(request.member)
      const bill = billOf(request.bill)
      const measure = measureOf(bill, request.measure)
      const today = localDay(new Date())
      const votes = scrutins(db).of(bill.id)
      const cast = votes
        .map(scrutin => ({ scrutin, vote: scrutin.votes.find(vote => vote.member === member.id) }))
        .find(one => one.vote)
      return {
        member,
        script: callScript({
          member,
          bill,
          ...subjectNow(bill, measure),
          linkMaker: linkMaker(db, bill),
          on: nextDay(bill, member.chamber, today),
          request: requestFor(
            bill,
            measure,
            request.request.trim(),
            member.chamber,
            whereaboutsOf(db, bill, today),
          ),
          volunteer: request.volunteer.trim(),
          commune: typedPlace(request.commune).commune,
          department: placeOf(request.commune)?.number,
          ...argumentsFor(bill, measure, today),
          ...(cast?.vote && {
            vote: {
              position: cast.vote.position,
              wished: cast.scrutin.wished,
              date: cast.scrutin.date,
            },
          }),
          committee: committeeOn(bill, member, today),
          lastCall: lastCalls(calls(db).list({ bill: bill.id, member: member.id })).get(member.id),
          today,
        }),
      }
    },
    billOf,
    find: store.find.bind(store),
  }

  function targets(
    rankedMembers: readonly { readonly member: Member; readonly one: TargetMember }[],
    bill: string,
    house: House | undefined,
  ): Output<'calls.open'>['targets'] {
    const records = knownOf(db, bill)
    const log = calls(db).list({ bill })
    return rankedMembers
      .map(({ member, one }) => {
        const own = log.filter(call => call.member === member.id)
        return {
          ...lineOf(member, records, bill),
          reasons:
            house && member.chamber !== house
              ? [`Attention : le texte est devant ${theHouse(house)}`, ...one.reasons]
              : one.reasons,
          done: own.some(isAnswered),
        }
      })
      .sort((a, b) => roundOf(a) - roundOf(b))
  }
}

/** The chamber of those to call: the one that has the text where some of them sit there. */
function chamberOf(listed: readonly { readonly member: Member }[], house: House | undefined): House {
  const chambers = listed.map(({ member }) => member.chamber)
  return house && chambers.includes(house) ? house : (chambers[0] ?? house ?? 'an')
}

/** The round in which a member is called: nobody is called twice before all are called once, nor again once reached before the others are. */
const roundOf = ({ done, lastCall }: CallTarget): number => (done ? 2 : lastCall ? 1 : 0)

/** Sentence on members of a list whose legislature another followed. */
const formerText = (count: number): string =>
  count === 0
    ? ''
    : `${count > 1 ? `${count} membres de la liste ne siègent plus, ou ne siégeront plus à la prochaine étape : ils sont` : 'Un membre de la liste ne siège plus, ou ne siégera plus à la prochaine étape : il est'} d’une législature précédente ou d’une série du Sénat renouvelée, et ${count > 1 ? 'sont laissés' : 'est laissé'} de côté.`

const theHouse = (house: House) => (house === 'an' ? 'l’Assemblée nationale' : 'le Sénat')
const seats = { an: 'députés', senat: 'sénateurs' } as const

/** Sentence on a list that leaves members out: whom, and where they can still be called. */
const onlyOf = (house: House, isComplete: boolean): string =>
  isComplete
    ? `Le texte est devant ${theHouse(house)} : la liste proposée n’a que des ${seats[house]}. Pour en appeler d’autres, gardez une liste dans Parlementaires, «\u00a0Qui appeler\u00a0».`
    : `Le texte est devant ${theHouse(house)}, dont la bibliothèque n’a pas les ${seats[house]} : importez-les.`

/** Sentence on arguments left aside: they are to be brought up to date, not missed in silence. */
const leftAside = (late: readonly Resting[]): string =>
  late.length === 0
    ? ''
    : `${late.length > 1 ? 'Ne sont pas dits, écrits' : 'N’est pas dit, écrit'} pour un état passé du texte : ${listText(late.map(one => inGuillemets(one.title)))}. Mettez-${late.length > 1 ? 'les' : 'le'} à jour dans la bibliothèque.`

/** Sentence on a bill whose dated stages are all past. */
function allPast({ stages }: Bill, today: string): string {
  const datedStages = stages
    .filter(one => one.date)
    .sort((a, b) => (a.date ?? '').localeCompare(b.date ?? ''))
  const last = datedStages.at(-1)
  if (!last?.date || last.date >= today) return ''
  return `Toutes les étapes datées de ce texte sont passées (la dernière : ${last.label}, le ${dateText(last.date)}). Vérifiez qu’il y a encore quelque chose à demander.`
}
