import { Scrutin, type VoteCorrection, type VotePosition } from '../../../../shared/campaign/members/model.ts'
import { Refusal } from '../../refusal.ts'
import { publisher } from './actor.ts'
import { at, dayOf, type Json, objectsOf, textOf } from './value.ts'

const positions: Readonly<Record<string, VotePosition>> = {
  pours: 'pour',
  contres: 'contre',
  abstentions: 'abstention',
  nonVotants: 'non-votant',
}

/** The lists of a correction: their names vary from one legislature to the next. */
const correctionLists: Readonly<Record<string, VotePosition>> = {
  ...positions,
  pour: 'pour',
  contre: 'contre',
  nonVotantsVolontaires: 'non-votant',
}

/** Corrections of votes, each list being one object, several or none. */
function correctionsIn(lists: unknown, isFault: boolean): VoteCorrection[] {
  return Object.entries(correctionLists).flatMap(([list, position]) =>
    objectsOf(at(lists, list))
      .flatMap(one => objectsOf(one.votant))
      .flatMap(({ acteurRef }) => {
        const member = textOf(acteurRef)
        return member ? [{ member, position, isFault }] : []
      }),
  )
}

/**
 * A public vote of the Assemblée (`VTANR5L17V…`): each group with its numbers, each député with a position. Those who took no part
 * are named by nobody: they are counted absent of their group. What some let be known afterwards (`miseAuPoint`) changes no position.
 */
export function readScrutin(scrutin: Json, asOf: string | undefined): Scrutin {
  const id = textOf(scrutin.uid)
  if (!/^VTANR\d/.test(id)) throw new Refusal('le scrutin n’a pas d’identifiant «\u00a0VTANR…\u00a0»')
  const date = dayOf(scrutin.dateScrutin)
  if (!date) throw new Refusal('le scrutin n’a pas de date')
  const groups = objectsOf(at(scrutin, 'ventilationVotes', 'organe', 'groupes', 'groupe'))
  const votes: Scrutin['votes'] = []
  const groupCounts = groups.map(group => {
    const ref = textOf(group.organeRef)
    const namedVotes = at(group, 'vote', 'decompteNominatif')
    const own: Record<string, number> = { pour: 0, contre: 0, abstention: 0, 'non-votant': 0 }
    for (const [list, position] of Object.entries(positions))
      for (const { acteurRef } of objectsOf(at(namedVotes, list, 'votant'))) {
        const member = textOf(acteurRef)
        if (!member) continue
        votes.push({ member, group: ref, position })
        own[position] = (own[position] ?? 0) + 1
      }
    const numbers = at(group, 'vote', 'decompteVoix')
    const of = (name: string, fallback: number) => numberOf(at(numbers, name)) ?? fallback
    const [agree, against, abstention] = [
      of('pour', own.pour ?? 0),
      of('contre', own.contre ?? 0),
      of('abstentions', own.abstention ?? 0),
    ]
    const silent = of('nonVotants', own['non-votant'] ?? 0)
    const members = numberOf(group.nombreMembresGroupe) ?? agree + against + abstention + silent
    return {
      ref,
      sigle: ref,
      label: '',
      for: agree,
      against,
      abstained: abstention,
      absent: Math.max(0, members - agree - against - abstention - silent),
      majority: textOf(at(group, 'vote', 'positionMajoritaire')),
    }
  })
  const corrections = [
    ...correctionsIn(scrutin.miseAuPoint, false),
    ...correctionsIn(at(scrutin, 'miseAuPoint', 'dysfonctionnement'), true),
  ]
  const number = numberOf(scrutin.numero)
  if (number === undefined) throw new Refusal('le scrutin n’a pas de numéro')
  return Scrutin.parse({
    id,
    chamber: 'an',
    legislature: textOf(scrutin.legislature),
    number,
    date,
    title: textOf(scrutin.titre) || textOf(at(scrutin, 'objet', 'libelle')),
    result: textOf(at(scrutin, 'sort', 'libelle')) || textOf(at(scrutin, 'sort', 'code')),
    groups: groupCounts,
    ...(corrections.length > 0 && { corrections }),
    votes,
    source: publisher,
    asOf,
  })
}

function numberOf(value: unknown): number | undefined {
  const number = Number.parseInt(textOf(value), 10)
  return Number.isNaN(number) ? undefined : number
}
