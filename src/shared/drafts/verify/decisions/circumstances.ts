import { fold } from '../../../french/fold.ts'
import type { Decision } from '../../../library/model.ts'
import { benchKey, type Comparison } from './differences.ts'
import { rulingOf } from './rulings.ts'

/** Facts of a decision that a sentence tells in its own words, each held against what the library has of it. */
export function compareCircumstances(sentence: string, decision: Decision): Comparison[] {
  const words = sentence.replace(/[\s\u00a0\u202f]+/g, ' ')
  const text = decision.language ? '' : decision.text.map(passage => passage.text).join('\n')
  return [
    ...bench(words, decision),
    ...(text
      ? [...stage(words, decision, text), ...ground(words, decision, text), ...speaker(words, decision, text)]
      : []),
  ]
}

const differs = (what: Comparison['what'], written: string, expected: string): Comparison => ({
  what,
  stands: 'differs',
  written,
  why: '',
  expected,
})

const BENCH =
  /(?<!\p{L})(?:statuant\s)?(?:en|par\s(?:son|sa|l[’']|la)|l[’'])\s?(?:formation\sd[’'])?(assemblée(?:\splénière|\sdu\scontentieux)?|section(?:\sdu\scontentieux)?|chambre\smixte|grande\schambre|formation\splénière|chambres\sréunies)(?!\p{L})/iu

/** « Statuant en Assemblée », in the words of a sentence. */
function bench(words: string, { formation }: Decision): Comparison[] {
  const [, told] = BENCH.exec(words) ?? []
  if (!told) return []
  const mine = benchKey(told.replace(/^formation\s/iu, ''))
  const own = benchKey(formation)
  if (mine && own)
    return [
      mine === own
        ? { what: 'formation', stands: 'same', written: told, why: '' }
        : differs('formation', told, formation ?? ''),
    ]
  if (/réunies/iu.test(told) && formation && own)
    return /réunies/iu.test(formation) ? [] : [differs('formation', told, formation)]
  return [{ what: 'formation', stands: 'uncompared', written: told, why: 'la bibliothèque ne l’a pas' }]
}

const IN_CASSATION =
  /(?<!\p{L})(?:en\scassation|juge\sde\scassation|saisi\s(?:d[’']un|du|de\sdeux)\spourvois?|sur\s(?:le\s)?pourvoi)(?!\p{L})/iu
const IN_FIRST =
  /(?<!\p{L})(?:en\spremier(?:\set\sdernier)?\sressort|saisi\sd[’']un\srecours\spour\sexcès\sde\spouvoir)(?!\p{L})/iu

/** Whether a case came in cassation or directly, where the decision itself leaves no doubt. */
function stage(words: string, { court }: Decision, text: string): Comparison[] {
  if (court !== 'CE') return []
  const isCassation = /(?<!\p{L})pourvoi(?!\p{L})/iu.test(text)
  const cassation = IN_CASSATION.exec(words)?.[0]
  if (cassation && !isCassation && !/cassation/iu.test(text))
    return [differs('claim', cassation, 'aucun pourvoi')]
  const first = IN_FIRST.exec(words)?.[0]
  return first && isCassation && /se\spourvoi|Par\sun\spourvoi|Le\spourvoi/u.test(text)
    ? [differs('claim', first, 'un pourvoi en cassation')]
    : []
}

/** A ground of annulment: its name, and the words of sentences and of decisions for it. */
const GROUNDS: readonly (readonly [name: string, told: RegExp, own: RegExp])[] = [
  ['erreur de droit', /erreurs?\sde\sdroit/iu, /erreurs?\sde\sdroit/iu],
  ['inexacte qualification juridique', /qualification/iu, /inexactement\squalifié|qualification/iu],
  ['dénaturation', /dénatur/iu, /dénatur/iu],
  [
    'insuffisance de motivation',
    /(?:insuffisance|défaut|manque)\sde\smotivation|motivation\sinsuffisante/iu,
    /motivation|(?:insuffisamment|pas)\smotivé/iu,
  ],
  ['incompétence', /(?<!\p{L})incompétence/iu, /incompéten/iu],
  [
    'vice de procédure',
    /vice\sde\s(?:procédure|forme)|irrégularité/iu,
    /vice\sde|irrégul|garantie|procédure/iu,
  ],
  ['erreur manifeste d’appréciation', /erreur\smanifeste/iu, /manifeste/iu],
  ['contradiction de motifs', /contradiction\sde\smotifs/iu, /contradiction/iu],
  ['détournement de pouvoir', /détournement\sde/iu, /détournement/iu],
]
const ANNULLED_FOR =
  /(?:annul|cass|censur|désavou)[^.;:]*?\s(?:pour|en\sraison\sd[eu’']|au\smotif\sd[eu’']|tirée?\sd[eu’'])\s?(?<ground>[^.;:()]{4,90})/iu
const DENIED = /(?:sans|exempte?|n[’'](?:a|ont)\s(?:pas|commis)|aucune?)[^.;]{0,60}$/iu

/** « Annulé pour dénaturation », where the decision speaks of no such ground, or only to set it aside. */
function ground(words: string, decision: Decision, text: string): Comparison[] {
  const told = ANNULLED_FOR.exec(words)?.groups?.ground ?? ''
  const known = GROUNDS.find(([, pattern]) => pattern.test(told))
  if (!known || !rulingOf(decision)?.annuls) return []
  const [name, , own] = known
  const upheld = GROUNDS.filter(([, , pattern]) => isUpheld(pattern, text)).map(([other]) => other)
  if (isUpheld(own, text)) return []
  return upheld.length > 0 && !own.test(text)
    ? [differs('claim', name, upheld[0]!)]
    : [
        {
          what: 'claim',
          stands: 'uncompared',
          written: name,
          why: 'la décision ne retient pas ce motif en ces termes',
        },
      ]
}

/** Whether a ground stands in a decision otherwise than to be set aside. */
const isUpheld = (pattern: RegExp, text: string): boolean =>
  [...text.matchAll(new RegExp(pattern.source, 'giu'))].some(
    ({ index }) => !DENIED.test(text.slice(Math.max(0, index - 80), index)),
  )

const COURTS: readonly (readonly [court: Decision['court'], name: string])[] = [
  ['CE', "Conseil d[’'][ÉE]tat"],
  ['Cons. const.', 'Conseil constitutionnel'],
  ['Cass.', 'Cour de cassation'],
  ['CAA', "cour administrative d[’']appel(?: d[eu’'] ?\\p{Lu}[\\p{L}-]+)?"],
  ['TA', "tribunal administratif(?: d[eu’'] ?\\p{Lu}[\\p{L}-]+)?"],
  ['CEDH', 'Cour européenne'],
  ['CJUE', 'Cour de justice'],
  ['TC', 'Tribunal des conflits'],
]
const SPEAKS =
  "(?:a (?:jugé|rappelé|estimé|considéré|retenu|précisé|relevé|énoncé|affirmé|dit)|juge|rappelle|estime|considère|retient|énonce|n[’']y voit|y voit)"
/** Courts that others follow or undo: the sentence then tells of two. */
const OF_TWO = /annul|cass(?:é|e)|infirm|réform|censur|confirm|désavou|renvoy|à\stort/iu

/** « La Cour de cassation a jugé… (CE, …) », where the decision does not even name that court. */
function speaker(words: string, { court }: Decision, text: string): Comparison[] {
  if (OF_TWO.test(words)) return []
  const whole = fold(text)
  for (const [other, name] of COURTS) {
    const told = new RegExp(`(?:^|\\s)(?:[Ll]e|[Ll]a) (${name}) ${SPEAKS}(?!\\p{L})`, 'u').exec(words)?.[1]
    if (!told || whole.includes(fold(told))) continue
    const isOwn =
      other === court &&
      !/ d[eu’'] ?\p{Lu}/u.test(
        told.replace(/^cour administrative d[’']appel/u, '').replace(/^Conseil d[’'][ÉE]tat/u, ''),
      )
    if (!isOwn && other !== court) return [differs('court', told, court)]
  }
  return []
}
