import { problem, type Rule, type Subject } from '../../drafts/checks/subject.ts'
import { citedIds } from '../../drafts/references.ts'
import { inGuillemets } from '../../french/wording.ts'
import type { Bill } from '../bills/model.ts'
import { currentStage } from '../bills/stages.ts'
import { changeClause, titleName } from '../bills/state/measure-words.ts'
import { natureOf, type TextNature } from '../bills/state/nature.ts'
import { phaseAt } from '../bills/state/phase.ts'
import { impasse } from '../powers/impasse.ts'
import { positionsAt } from '../powers/positions.ts'
import { type Ground, powersOver } from '../powers/powers.ts'
import { choiceOf, groundOf } from './choice.ts'
import { billOf, stagedOf } from './rule-bill.ts'

const rankOf = (bill: Bill, key: string | undefined) => bill.stages.findIndex(one => one.key === key)

/** A referral comes after the last vote and before promulgation. */
export const beforePromulgation: Rule = subject => {
  const bill = billOf(subject)
  const now = bill && currentStage(bill, subject.today)
  if (!bill || !now) return []
  const law = bill.stages.findIndex(one => one.kind === 'promulgation' || one.key === 'loi')
  if (law < 0 || rankOf(bill, now.key) < law) return []
  const message =
    'La loi est promulguée : le Conseil constitutionnel ne peut plus en être saisi par soixante parlementaires. Il reste la question prioritaire de constitutionnalité.'
  return [problem('blocking', 'already-law', message, 'art. 61 de la Constitution')]
}

/** Why sixty members refer no text of a nature, whatever its stage. */
const NEVER_REFERRED: Readonly<Partial<Record<TextNature, string>>> = {
  organic:
    'Une loi organique est soumise au Conseil constitutionnel par le Premier ministre : soixante députés ou soixante sénateurs n’ont pas à l’en saisir. Une contribution extérieure peut lui être adressée une fois qu’il en est saisi.',
  constitutional:
    'Une révision de la Constitution ne se défère pas au Conseil constitutionnel : elle va au référendum ou au Congrès.',
  resolution:
    'Une résolution n’est pas une loi : elle n’est ni promulguée, ni déférée au Conseil constitutionnel.',
  'european-resolution':
    'Une résolution n’est pas une loi : elle n’est ni promulguée, ni déférée au Conseil constitutionnel.',
}

/** Whether nobody of the chamber of a reader is in office: the Assemblée is dissolved. */
const isDissolvedFor = ({ bill, stage, today, reader }: Ground): boolean =>
  reader.chamber === 'an' && positionsAt(bill, stage, today).some(({ isDissolved }) => isDissolved)

/** A referral is of the law voted: not of a text still discussed, nor of a measure that is not in it, or of which nobody knows whether it is. */
export const referredMeasures: Rule = subject => {
  const choice = choiceOf(subject.material.dossier.facts)
  const bill = billOf(subject)
  if (!choice || !bill) return []
  const ground = groundOf(choice, bill, subject.today)
  const phase = phaseAt(bill, choice.stage, subject.today)
  const never = NEVER_REFERRED[natureOf(bill)]
  if (never && phase !== 'law')
    return [problem('blocking', 'not-adopted', never, 'art. 34-1, 61 et 89 de la Constitution')]
  if (phase !== 'adopted' && phase !== 'law')
    return [
      problem(
        'blocking',
        'not-adopted',
        phase === 'lapsed'
          ? 'Le texte n’a pas abouti : le Conseil constitutionnel n’est saisi que d’une loi adoptée.'
          : 'À ce stade, la loi n’est pas définitivement votée : le Conseil constitutionnel n’est saisi que de la loi adoptée, dont les articles portent d’autres numéros. Choisissez l’étape du vote définitif ou de la saisine.',
        'art. 61 de la Constitution',
        { fact: 'stage' },
      ),
    ]
  return stagedOf(subject).flatMap(one => {
    const title = inGuillemets(one.measure.title)
    if (one.state.presence === 'out')
      return [
        problem(
          'blocking',
          'absent-measure',
          `La mesure ${title} n’est pas dans la loi votée (elle ${one.state.standing === 'expired' ? 'est' : 'a été'} ${changeClause(one, titleName(one.measure))}) : il n’y a rien à en déférer.`,
        ),
      ]
    if (one.state.presence === 'unknown')
      return [
        problem(
          'blocking',
          'unknown-measure',
          `Rien ne dit si la mesure ${title} est dans la loi votée : relevez-le dans le texte adopté avant de la déférer.`,
        ),
      ]
    return powersOver(ground, one).some(power => power.act === 'refer')
      ? []
      : [
          problem(
            'blocking',
            'referral-over',
            !never && !isDissolvedFor(ground)
              ? `La mesure ${title} ne peut plus être déférée à cette étape : le Conseil constitutionnel n’est saisi qu’entre le vote définitif et sa décision, avant la promulgation.`
              : (impasse(ground, one) ??
                  `La mesure ${title} ne peut pas être déférée au Conseil constitutionnel.`),
            'art. 10 et 61 de la Constitution',
            { fact: 'stage' },
          ),
        ]
  })
}

/** Words that name a constitutional norm. */
const NORM_WORDS =
  /Déclaration (?:des droits )?de (?:l’homme|1789)|article \d[\d-]* de la (?:Constitution|Déclaration)|Préambule de|Charte de l’environnement|principe fondamental reconnu|valeur constitutionnelle|exigences? constitutionnelles?|\bDDHC\b/i

/** Each grievance of a referral names the constitutional norm it rests on: the Conseil rules on the Constitution alone. */
export const grievanceNorm: Rule = subject => {
  const { material, sources } = subject
  const grievances: { readonly id: string; readonly title: string; readonly blocks: Set<string> }[] = []
  for (const block of material.draft.blocks) {
    if (block.slot !== 'grounds') continue
    const group = block.origin?.group ?? ''
    const last = grievances.at(-1)
    if (last && last.id === (group || last.id) && block.kind !== 'heading') last.blocks.add(block.id)
    else
      grievances.push({
        id: group || block.id,
        title: textAt(subject, block.id),
        blocks: new Set([block.id]),
      })
  }
  return grievances.flatMap(({ title, blocks }) => {
    const own = material.draft.blocks.filter(block => blocks.has(block.id))
    const cites = citedIds({ ...material.draft, blocks: own }).some(id => {
      const source = sources.get(id)
      return source?.kind === 'article' && source.of.nature === 'constitution'
    })
    const words = own.map(block => textAt(subject, block.id)).join(' ')
    if (cites || NORM_WORDS.test(words) || words.trim() === '') return []
    return [
      problem(
        'blocking',
        'grievance-norm',
        `Le grief ${inGuillemets(title.trim())} ne nomme aucune norme constitutionnelle : article de la Constitution ou de la Déclaration de 1789, alinéa du Préambule de 1946, principe fondamental, objectif de valeur constitutionnelle.`,
        'art. 61 de la Constitution',
        { block: [...blocks][0] ?? '' },
      ),
    ]
  })
}

/** The words a block of the draft prints. */
const textAt = ({ texts }: Subject, id: string): string =>
  texts.flatMap(lines => lines.filter(line => line.block === id).map(line => line.text)).join(' ')
