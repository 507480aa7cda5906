import { isGivenName } from './given-names.ts'

/** The shapes of names in a French text, as sources of regular expressions, and what tells their words apart. */

export const GAP = String.raw`[ \t\u00a0\u202f]+`
export const CIVILITY = String.raw`(?:MM\.|M\.|Mmes|Mme|MME|Mlles?|Mes?(?=[ \u00a0\u202f](?:d[eu][ \u00a0]|des[ \u00a0]|d[’'])?\p{Lu})|Maîtres?|MAÎTRE|Madame|MADAME|Mesdames|Mademoiselle|Monsieur|MONSIEUR|Messieurs|(?:Dr|Pr)\.?|Docteure?s?|Professeure?s?)`
const PARTICLE = `(?:(?:de${GAP}la|de${GAP}La|de${GAP}l[’']|de|du|des|le|la|van|von|den|der|di|da|el|al|ben)${GAP}|d[’'])`
export const INITIAL = String.raw`\p{Lu}\.(?:-?\p{Lu}\.)?`
export const WORD = String.raw`\p{Lu}(?:[\p{L}’'\u2011-]*\p{L})?(?!\p{L})`
/** A stretch of words with capitals, its particles and initials: `A. de La Tour`, `VASSEUR-LENOIR Jean-Luc`. */
export const RUN = `(?:${PARTICLE})?(?:${INITIAL}[ \\u00a0\\u202f]?){0,2}(?:${PARTICLE})?${WORD}(?:${GAP}(?:${PARTICLE})?(?:(?!M\\.)${INITIAL}[ \\u00a0\\u202f]?){0,2}(?:${PARTICLE})?${WORD}){0,4}`
/** The other names of a list: ` et Marchand`, `, Roche et Petit`. */
export const OTHER_RUNS = `(?:(?:,| et|, et| ou)${GAP}(?!${CIVILITY})${RUN})*`

const anyCase = (words: string): string =>
  words.replace(
    /(^|\|)(\p{Ll})/gu,
    (_, bar: string, letter: string) => `${bar}[${letter}${letter.toLocaleUpperCase('fr')}]`,
  )

/** Words that somebody's name follows: their function, or what they are to another. */
export const FUNCTION = `(?:${anyCase(
  [
    'brigad[iè]\\p{L}+(?:[ -]chef(?:fe)?)?|gardien(?:ne)?(?: de la paix)?|agent(?:e)?(?: de (?:police|surveillance)(?: municipale| judiciaire)?)?|opérat\\p{L}+',
    '(?:sous-)?lieutenante?(?:-colonel(?:le)?)?|capitaine|commandante?|major(?:e)?|colonel(?:le)?|général(?:e)?|caporal(?:e)?(?:-chef)?|aspirante?|adjudante?(?:-chef)?',
    'sergente?(?:-chef)?|maréchal(?:e)? des logis(?:-chef)?|gendarme|polici\\p{L}+|officier|officière|commissaire|inspect\\p{L}+|contrôl\\p{L}+|technici\\p{L}+|ingénieure?',
    'docteure?|professeure?|institut\\p{L}+|proviseure?|recteur|rectrice|doyen(?:ne)?|maître|juge|magistrate?|(?:vice-)?procureure?|substitute?|(?:vice-)?présidente?',
    'rapporteure?(?: public| publique)?|assesseure?|greffi\\p{L}+|avocate?|notaire|huissi\\p{L}+|experte?|maire|adjointe?|conseill\\p{L}+|(?:sous-)?direct\\p{L}+|secrétaire',
    '(?:sous-)?préfète?|ministre|députée?|sénat\\p{L}+|témoin|requérante?|plaignante?|prévenue?|victime|voisine?|collègue|employée?|salariée?|élue?|éducat\\p{L}+|infirmi\\p{L}+',
    'médecin|psychologue|assistante?|chef(?:fe)?|responsable|journaliste|militante?|étudiante?|riveraine?|habitante?|locataire|propriétaire|commerçante?|gérante?|sieur|dame',
    'époux|épouse|veuve|consorts|famille|frère|sœur|père|mère|cousine?|oncle|tante|neveu|nièce|mari|compagn\\p{L}+|concubine?|amie?|abbé|imam|curé',
    'nommée?|dénommée?|prénommée?|surnommée?|signée?|signataire|usagère?',
  ].join('|'),
)})s?(?: (?:municipale?|régionale?|départementale?|principale?|générale?|adjointe?|déléguée?|communautaire|stagiaire|en chef|national|nationale)s?)?`
/** Functions that lead to a name even by a particle, where the others lead to a place: `le brigadier de La Tour`, `le maire de Moirans`. */
export const NAMED =
  /^(?:l['’])?(?:doct|brigad|gardien(?:ne)? de la paix|caporal|sergente?|(?:sous-)?lieutenant|capitaine|commandante?[ \u00a0]|colonel|major[ \u00a0]|adjudant|gendarme|inspect|sieur|dame|épou|veuve|consorts|famille|frère|sœur|\p{L}*nommé|signé|maître|abbé|profess)/iu
/** Words after a name that say it is somebody's. */
export const SAID_AFTER = String.raw`(?=,?[ \u00a0](?:née?s?[ \u00a0]|demeurant|domiciliée?s?|résidant|âgée?s?|de nationalité|\d{2}[ \u00a0]ans|exerçant))`
/** Words after a name by which the same person has another: a nickname, a maiden name, a short one. */
export const ALSO_CALLED = `,?${GAP}(?:(?:aussi )?dite?|alias|surnommée?|née?|épouse|ép\\.|veuve|vve|ci-après(?: (?:dénommée?|désignée?|nommée?))?),?${GAP}(?:«[ \\u00a0\\u202f]?)?(?:${CIVILITY}${GAP})?`

const PUBLIC_THINGS = String.raw`rue|avenue|av\.|boulevard|bd|place|square|quai|cours|chemin|impasse|allées?|route|passage|esplanade|promenade|montée|pont|lycée|collège|école|crèche|maternelle|groupe scolaire|gymnase|stade|piscine|hôpital|clinique|bibliothèque|médiathèque|cinéma|théâtre|salle|espace|parc|jardin|station|gare|université|fondation|institut|prix|lo[iî]|jurisprudence|circulaire|instruction|amendement|directive|métro|arrondissement|communes?|villes?|département|région|code`
/** Things named after somebody, or after a place of that name, whoever the text speaks of: `rue Brison`, `la commune de Roche`. */
export const NAMED_AFTER = `(?:${anyCase(PUBLIC_THINGS)})[ \\u00a0](?:(?:de la|de l[’']|des|du|de|d[’'])[ \\u00a0]?)?(?:\\p{Lu}[\\p{L}’'-]+[ \\u00a0])?`
/** Words whose name is no person's as far as the text says. */
export const BORNE = new RegExp(
  `(?<!\\p{L})(?:${PUBLIC_THINGS}|résidence|centre|quartier|cité|tour|bâtiment|hameau|lieu-dit|arrêts?|décision|affaire|avis|rapport|sociétés?|association|journal|quotidien|revue)${GAP}(?:(?:de|du|des|la|le|les|d[’'])${GAP}?){0,2}(?:\\p{Lu}[\\p{L}’'-]+${GAP})?$`,
  'iu',
)

/** Words that are a part of the family name that follows: `Le Goff`, `Ben Salah`. */
export const PREFIX =
  /^(?:L[ea]s?|L[EA]S?|[BD]en|BEN|E[lL]|A[lL]|[VW]an|VAN|Von|VON|D[eE]n?|D[eE]r|D[uU]|Des|DES|D[iI]|D[aA]|[MB]ac|MAC|Mc|Saint|Sainte|SAINT|SAINTE|Abou|ABOU|Bou|BOU|A[iïIÏ][tT]|Ould|OULD|Bel|BEL|Abd|ABD)$/u

export const isInitial = (word: string): boolean => /^\p{Lu}\.(?:-?\p{Lu}\.)?$/u.test(word)
export const isParticle = (word: string): boolean => /^(?:\p{Ll}[\p{Ll}’']*)$/u.test(word)
export const isAllCapitals = (word: string): boolean =>
  /^\p{Lu}{2}[\p{Lu}’'-]*$|^\p{Lu}[’'-]\p{Lu}[\p{Lu}’'-]*$/u.test(word)

/** `VASSEUR Jean-Luc`, `Petit Jean-Luc`: whether the family name comes first. */
export function isReversed(words: readonly string[]): boolean {
  const last = words.at(-1) ?? ''
  if (!isGivenName(last) || isAllCapitals(last)) return false
  const before = words.filter(word => word !== last)
  if (before.every(word => isParticle(word) || PREFIX.test(word))) return false
  return (
    before.every(word => isAllCapitals(word) || isParticle(word)) ||
    !before.some(word => !isParticle(word) && !PREFIX.test(word) && isGivenName(word))
  )
}
