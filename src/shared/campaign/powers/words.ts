import { listText } from '../../french/wording.ts'
import type { Chamber } from '../bills/model.ts'
import {
  agree,
  articlesName,
  type MeasureName,
  type StagedMeasure,
  type TextName,
  titleName,
} from '../bills/state/measure-words.ts'
import type { Act } from './model.ts'

/** Measures that one act is asked about, as its words name them. */
export interface ActObject {
  readonly group: readonly StagedMeasure[]
  readonly text: TextName
  readonly chamber: Chamber
}

const colleagues = { an: 'députés', senat: 'sénateurs' } as const

/** The words an act is asked in, a verb in the infinitive. One that only an author writes says what it is. */
export function askText(act: Act, { group, text, chamber }: ActObject): string {
  const names = namesOf(group)
  const of = listText(names.map(name => name.of))
  const the = listText(names.map(name => name.the))
  const isPlural = names.length > 1 || names.some(name => name.isPlural)
  const isFeminine = names.every(name => name.isFeminine)
  const restOf = group.every(({ state }) => state.standing === 'partly-struck') ? `de ce qui reste ${of}` : of
  switch (act) {
    case 'delete':
      return `voter la suppression ${of}`
    case 'delete-in-committee':
      return `voter en commission la suppression ${of}`
    case 'propose-deletion':
      return `proposer la suppression ${of}`
    case 'keep-out':
      return `refuser que ${the} ${isPlural ? 'soient' : 'soit'} ${agree('rétabli', { the, of, at: '', isPlural, isFeminine })}`
    case 'amend':
      return `déposer ou cosigner un amendement de suppression ${of}`
    case 'sub-amend':
      return `sous-amender ce qui porte sur ${the}`
    case 'amend-with-agreement':
      return `obtenir du Gouvernement un amendement qui supprime ${the}`
    case 'reject-motion':
      return chamber === 'an' ? 'voter la motion de rejet préalable' : 'voter la question préalable'
    case 'vote-text':
      return 'voter contre l’ensemble du texte'
    case 'censure':
      return 'voter la censure si une motion est déposée'
    case 'second-deliberation':
      return `demander une seconde délibération ${of}`
    case 'withdraw':
      return `retirer ${text.the}`
    case 'raise-article-40':
      return `opposer l’article 40 de la Constitution à un amendement qui porte sur ${the}`
    case 'drop':
      return `ne pas retenir ${the} en commission mixte paritaire`
    case 'leave-out':
      return `ne pas rétablir ${the} en commission mixte paritaire`
    case 'refuse-joint-if':
      return `voter contre les conclusions de la commission mixte paritaire si le texte garde ${the}`
    case 'refuse-joint-if-restored':
      return `voter contre les conclusions de la commission mixte paritaire si elles rétablissent ${the}`
    case 'refuse-joint':
      return 'voter contre le texte de la commission mixte paritaire'
    case 'refuse-final':
      return 'voter contre le texte en lecture définitive'
    case 'refuse-senate-amendment':
      return `refuser tout amendement du Sénat qui rétablirait ${the}`
    case 'refer':
      return `signer, avec cinquante-neuf autres ${colleagues[chamber]}, une saisine du Conseil constitutionnel contre ${the} ${text.of}`
    case 'refer-alone':
      return `déférer au Conseil constitutionnel ${the} ${text.of}`
    case 'new-deliberation':
      return `demander au Parlement une nouvelle délibération ${of} ${text.of}`
    case 'decide':
      return `déclarer ${the} ${text.of} ${isPlural ? 'contraires' : 'contraire'} à la Constitution`
    case 'contribution':
      return `adresser au Conseil constitutionnel une contribution extérieure sur ${the} ${text.of}`
    case 'promulgate':
      return `promulguer ${text.the}`
    case 'repeal-once-law':
      return `soutenir, une fois la loi promulguée, l’abrogation ${restOf} ${text.of}`
    case 'repeal-deferred':
      return `soutenir l’abrogation ${of} ${text.of} avant ${isPlural ? 'leur' : 'son'} entrée en vigueur`
    case 'repeal':
      return `soutenir l’abrogation ${of} ${text.of}`
    case 'repeal-rest':
      return `soutenir l’abrogation de ce qui reste ${of} ${text.of}`
    case 'never-again':
      return `refuser que ${listText(group.map(one => titleName(one.measure).the))} ${group.length > 1 ? 'reviennent' : 'revienne'} dans un autre texte`
    case 'no-renewal':
      return `refuser toute reconduction ${of} ${text.of}`
    case 'decree':
      return `limiter par décret l’application ${of} ${text.of}`
    case 'qpc':
      return `poser une question prioritaire de constitutionnalité contre ${the} ${text.of}`
    case 'challenge-decree':
      return `attaquer devant le juge administratif les décrets pris pour ${the} ${text.of}`
    case 'question':
      return `interroger le Gouvernement, par une question écrite, sur ${the}`
    case 'resolution':
      return `proposer une résolution sur ${the}`
    case 'inquiry':
      return `demander une commission d’enquête sur ${the}`
    case 'report':
      return `demander un rapport sur l’application ${of} ${text.of}`
    case 'petition':
      return `signer une pétition sur ${the}`
  }
}

/** The names of measures: their articles together, then those that have no number by their titles. */
function namesOf(group: readonly StagedMeasure[]): MeasureName[] {
  const numbers = group.flatMap(({ state }) => state.article ?? [])
  const others = group.filter(({ state }) => !state.article).map(({ measure }) => titleName(measure))
  return [...(numbers.length > 0 ? [articlesName(numbers)] : []), ...others]
}
