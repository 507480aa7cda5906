import { uncapital } from '../../french/wording.ts'
import type { CaseLine, LineAct, LineStep } from './model.ts'

/** Words of the button that prepares the text of a step: `la réplique`. */
const textNames: Readonly<Record<string, string>> = {
  first: 'la demande',
  recourse: 'le recours',
  claim: 'la requête',
  urgent: 'le référé',
  briefs: 'la réplique',
  closing: 'la note en délibéré',
  appeal: 'l’appel',
  cassation: 'le pourvoi',
  execution: 'la demande d’exécution',
}
/** The same for the claim of a line that is not on the merits. */
const openingNames = { urgent: 'le référé', appeal: 'l’appel', cassation: 'le pourvoi' } as const
const notes: Readonly<Record<string, string>> = {
  first: 'Noter la décision',
  claim: 'Noter le dépôt',
  defence: 'Noter la défense',
  closing: 'Noter la clôture ou l’audience',
  ruling: 'Noter la décision du juge',
}

/** The order in which steps call for an act: what is late first, then what is due. */
const URGENCY = ['late', 'due'] as const

const openingName = ({ kind }: CaseLine, { key }: LineStep): string =>
  (key === 'claim' && kind !== 'merits' ? openingNames[kind] : textNames[key]) ?? 'ce texte'

const prepare = (line: CaseLine, step: LineStep): LineAct => ({
  ...{ kind: 'prepare', step: step.key, template: step.template, event: '' },
  label: `Préparer ${openingName(line, step)}`,
})
const note = (step: LineStep): LineAct => ({
  ...{ kind: 'note', step: step.key, template: '', event: step.event },
  label: notes[step.key] ?? `Noter\u00a0: ${uncapital(step.title)}`,
})

/** The one thing to do next on a line; undefined where only time will tell. */
export function nextAct(line: CaseLine): LineAct | undefined {
  const open = line.steps.filter(step => step.state !== 'skipped' && !step.goesTo)
  const ordered = [
    ...URGENCY.flatMap(state => open.filter(step => step.state === state)),
    ...open.filter(step => step.state !== 'late' && step.state !== 'due'),
  ]
  for (const step of ordered) {
    const written = step.texts.find(text => !text.filed)
    if (written)
      return {
        ...{ kind: 'open', step: step.key, draft: written.id, template: '', event: '' },
        label: `Ouvrir «\u00a0${written.title}\u00a0»`,
      }
  }
  const due = ordered.filter(step => step.state === 'late' || step.state === 'due')
  const toPrepare = due.find(step => step.template !== '')
  if (toPrepare) return prepare(line, toPrepare)
  const claim = line.steps.find(step => step.key === 'claim')
  if (claim?.state === 'done' && claim.filings.length > 0 && line.caseNumber === '')
    return {
      ...{ kind: 'number', step: 'claim', template: '', event: '' },
      label: 'Inscrire le numéro d’affaire',
    }
  const [first] = due
  if (first) return note(first)
  const awaited = open.find(step => step.state === 'awaited')
  // the reply is prepared in the act that notes the defence
  const reply = open.find(step => step.key === 'briefs')
  if (awaited?.key === 'defence' && reply?.template) return prepare(line, reply)
  return awaited && note(awaited)
}
