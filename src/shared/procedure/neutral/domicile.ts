import type { Event } from '../../dossiers/model.ts'
import { zoneOf } from '../calendar/zones.ts'
import { type Place, placeOf } from '../place.ts'
import { isOpen } from './phrases.ts'

const overseas: readonly RegExp[] = [
  /guadeloupe/,
  /guyane/,
  /martinique/,
  /reunion/,
  /saint-barthelemy/,
  /saint-martin/,
  /mayotte/,
  /saint-pierre/,
  /polynesie/,
  /wallis/,
  /caledonie/,
  /terres.australes|antarctique/,
]
const territory = (text: string) =>
  overseas.findIndex(one => one.test(text.replaceAll(' ', '-').replace(/^la-/, '')))
/** Countries, and the word itself: any other domicile is held to be near, so that no month is added by mistake. */
const abroad =
  /etranger|hors de france|allemagne|andorre|argentine|australie|autriche|belgique|bresil|bulgarie|cameroun|canada|chine|chypre|colombie|congo|cote.d.ivoire|croatie|danemark|egypte|espagne|estonie|etats.unis|finlande|gabon|grece|hongrie|inde\b|irlande|israel|italie|japon|lettonie|liban|lituanie|luxembourg|madagascar|mali\b|malte|maroc|mexique|monaco|norvege|pays.bas|pologne|portugal|quebec|roumanie|royaume.uni|russie|senegal|slovaquie|slovenie|suede|suisse|tchequie|tunisie|turquie|ukraine|vietnam|algerie|angleterre|ecosse/

/** Months of distance: none where the domicile is not told, nor where the court that sits near it may be the one. */
function distanceOf(home: string, court: string): number {
  if (isOpen(home)) return 0
  const [lives, sits] = [territory(home), territory(court)]
  if (lives >= 0) return isOpen(court) || lives === sits ? 0 : 1
  if (abroad.test(home)) return 2
  return sits >= 0 && /metropole|france/.test(home) ? 1 : 0
}

export function placeOfFacts(facts: Readonly<Record<string, string>>, events: readonly Event[]): Place {
  const court = facts.tribunal ?? ''
  const zone = isOpen(court) ? 'metropole' : zoneOf(court)
  const answers: string[] = []
  const quality = facts.requerant ?? facts.qualite ?? ''
  if (/destinataire/.test(quality)) answers.push('addressee')
  else if (/tiers/.test(quality)) answers.push('third-party')
  else if (/agent/.test(quality)) answers.push('agent')
  const act = facts.acte ?? ''
  if (!isOpen(act))
    answers.push(/^ni /.test(act) ? 'neither' : /reglement/.test(act) ? 'regulatory' : 'individual')
  const reasons = facts.motivation ?? ''
  if (!isOpen(reasons)) answers.push(/non|pas/.test(reasons) ? 'motivation-not-due' : 'motivation-due')
  const litigation = facts.contentieux ?? ''
  if (/exces/.test(litigation)) answers.push('excess-of-power')
  else if (/plein|indemnit|travaux/.test(litigation)) answers.push('full')
  // what is filed with the State's services on the spot has no distance
  const onTheSpot = /services? de l.?etat|prefecture|haut.commissa/.test(facts.depot ?? '')
  const near = onTheSpot || events.some(one => one.kind === 'act-transmitted')
  const far = near ? 0 : distanceOf(facts.domicile ?? '', court)
  return placeOf(zone, [], far, answers)
}
