import { affaireOf, affaireTitle } from '../../dossiers/affaire.ts'
import type { Affaire, Dossier, Event } from '../../dossiers/model.ts'
import { caseOfEvent } from '../../procedure/by-affaire.ts'
import { eventKindOf } from '../../procedure/events/kinds.ts'
import type { TimeLimit } from '../../procedure/limits/model.ts'
import type { Filing } from '../model.ts'
import type { CaseLine, DossierLine, LineStep, StepKey, StepLimit } from './model.ts'
import { nextAct } from './next-act.ts'
import { kindOfLine, type LineText, stepOfEvent, stepOfLimit, stepOfText } from './placing.ts'
import { statedSteps } from './states.ts'
import { stepsOfKind } from './step-table.ts'
import { type KnownTemplate, templateFor } from './template-for.ts'

/** All that a line is read from. */
export interface LineMaterial {
  readonly dossier: Dossier
  /** the events of the dossier, with those that its facts tell */
  readonly events: readonly Event[]
  readonly texts: readonly LineText[]
  readonly filings: readonly Filing[]
  readonly limits: readonly TimeLimit[]
  /** the templates that hold for the dossier, those of another matter in their general form */
  readonly templates: readonly KnownTemplate[]
  /** the court and the number of a case, as its facts give them */
  readonly headOf: (affaire: Affaire | undefined) => { readonly court: string; readonly caseNumber: string }
  /** how many exhibits the series of a case produces */
  readonly exhibitsOf: (affaire: Affaire | undefined) => number
}

/** The lines of a dossier: one for each case, every text, dated event, deposit and limit on exactly one of them. */
export function linesOf(material: LineMaterial, day: string): DossierLine {
  const { dossier } = material
  const cases = [undefined, ...(dossier.affaires ?? [])]
  const bare = cases.map(affaire => bareLine(material, affaire))
  const linked = bare.map(line => ({
    ...line,
    steps: line.steps.map(step => withContinuation(line, step, bare)),
  }))
  return {
    day,
    lines: linked.map(line => {
      const steps = statedSteps(line, day)
      const next = nextAct({ ...line, steps })
      return { ...line, steps, ...(next && { next }) }
    }),
  }
}

/** A line whose steps are not yet judged. */
function bareLine(material: LineMaterial, affaire: Affaire | undefined): CaseLine {
  const { dossier, headOf, exhibitsOf } = material
  const isOwn = (id: string | undefined) => affaireOf(dossier, id || undefined)?.id === affaire?.id
  const texts = material.texts.filter(text => isOwn(text.affaire))
  const events = material.events.filter(event => caseOfEvent(dossier, event) === affaire?.id)
  const filings = material.filings.filter(filing => isOwn(filing.affaire))
  const limits = material.limits.filter(limit => isOwn(limit.affaire))
  const kind = kindOfLine(affaire?.title, texts)
  const rules = stepsOfKind[kind]
  const otherwise = rules.find(rule => rule.key === 'claim')!.key
  const textSteps = new Map(texts.map(text => [text.id, stepOfText(kind, text, texts, otherwise)]))
  const eventSteps = new Map(
    events.map(event => [event.id, stepOfEvent(kind, event, events, textSteps, filings)]),
  )
  const filingStep = (filing: Filing): StepKey => {
    const ofTexts = filing.drafts.flatMap(text => textSteps.get(text.id) ?? [])
    return rules.find(rule => ofTexts.includes(rule.key))?.key ?? eventSteps.get(filing.id) ?? otherwise
  }
  const steps = rules.map((rule): LineStep => {
    const at = rule.key
    return {
      key: at,
      title: at === 'first' && kind === 'merits' ? firstTitle(events) : rule.title,
      state: 'coming',
      texts: texts
        .filter(text => textSteps.get(text.id) === at)
        .map(({ id, title, filed }) => ({ id, title, ...(filed && { filed }) })),
      events: events
        .filter(event => eventSteps.get(event.id) === at)
        .map(({ id, kind: eventKind, label, date }) => ({
          ...{ id, kind: eventKind, date },
          label: label || eventKindOf(eventKind)?.label || '',
          proof: eventKindOf(eventKind)?.proof ?? '',
        }))
        .toSorted((a, b) => a.date.localeCompare(b.date)),
      filings: filings
        .filter(filing => filingStep(filing) === at)
        .map(({ id, date, caseNumber, exhibits, receipt }) => ({
          ...{ id, date, caseNumber, exhibits: exhibits.length, hasReceipt: receipt !== undefined },
        })),
      limits: limits
        .filter(limit => stepOfLimit(kind, limit, eventSteps.get(limit.event)) === at)
        .map(stepLimit),
      template: templateFor(kind, rule, { texts, events: material.events, templates: material.templates }),
      event: rule.event,
    }
  })
  return {
    ...(affaire && { affaire: affaire.id }),
    ...{ kind, title: affaireTitle(affaire), ...headOf(affaire), exhibits: exhibitsOf(affaire), steps },
  }
}

/** A case begins with what was asked, or with what was decided. */
function firstTitle(events: readonly Event[]): string {
  const asked = events.some(({ kind }) => ['request', 'money-claim', 'cada-request'].includes(kind))
  const decided = events.some(({ kind }) => eventKindOf(kind)?.family === 'decision')
  return asked && !decided ? 'Demande' : 'Décision'
}

const stepLimit = (limit: TimeLimit): StepLimit => ({
  ...{ key: limit.key, title: limit.title, rule: limit.rule, articles: limit.articles },
  ...(limit.lastDay && { lastDay: limit.lastDay }),
  ...(limit.prudent && { prudent: limit.prudent }),
  isRunning: limit.kind === 'limit' && limit.fate === 'running',
  because: limit.because,
})

/** A step that goes on in a case of its own: the référé, the appeal or the pourvoi of another line, once. */
function withContinuation(line: CaseLine, step: LineStep, lines: readonly CaseLine[]): LineStep {
  const opens = stepsOfKind[line.kind].find(rule => rule.key === step.key)?.opens
  if (!opens || step.texts.length > 0) return step
  const goesTo = lines.findLast(other => other !== line && other.kind === opens && other.affaire)
  if (!goesTo?.affaire) return step
  const claim = goesTo.steps.find(other => other.key === 'claim')
  const day = claim?.filings[0]?.date ?? claim?.events[0]?.date
  return { ...step, goesTo: goesTo.affaire, ...(day && { day }) }
}
