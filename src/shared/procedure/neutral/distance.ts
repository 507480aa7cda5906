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
export function distanceOf(home: string, court: string): number {
  if (isOpen(home)) return 0
  const [lives, sits] = [territory(home), territory(court)]
  if (lives >= 0) return isOpen(court) || lives === sits ? 0 : 1
  if (abroad.test(home)) return 2
  return sits >= 0 && /metropole|france/.test(home) ? 1 : 0
}
