import { type FormEvent, useState } from 'react'
import type { BriefChoice } from '../../../shared/campaign/briefs/model.ts'
import type { Output } from '../../../shared/contract/contract.ts'
import type { Template } from '../../../shared/drafts/templates/template.ts'
import { call, useCall } from '../../kernel/api.ts'
import { go } from '../../kernel/route.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { count } from '../../ui/quantities.ts'
import { Failure, Loading, ToVerify } from '../../ui/state.tsx'
import { useSay } from '../../ui/toast.tsx'
import { CampaignAnswers, identityOf } from '../campaigns/CampaignAnswers.tsx'
import type { Campaigns } from '../campaigns/useCampaigns.ts'
import { NoBills } from '../NoBills.tsx'
import { Arguments } from './Arguments.tsx'
import { AudienceFields, StageFields } from './AudienceFields.tsx'
import { askedHere, emptyChoice, missingOf } from './choice.ts'

interface KindsProps {
  readonly documents: readonly Template[]
  readonly selectedId: string
  readonly onChoose: (id: string) => void
}

const rankOf = ({ brief }: Template): number => brief?.choiceRank ?? Number.MAX_SAFE_INTEGER

/** Which document: the ones most asked for first. */
const Kinds = ({ documents, selectedId, onChoose }: KindsProps) => (
  <fieldset className="kinds">
    <legend>Quel document&nbsp;?</legend>
    {documents
      .toSorted((a, b) => rankOf(a) - rankOf(b))
      .map(one => (
        <label key={one.id} className="check-row">
          <input
            type="radio"
            name="document"
            checked={one.id === selectedId}
            onChange={() => onChoose(one.id)}
          />
          <span>
            <strong>{one.title}</strong>
          </span>
        </label>
      ))}
    <p className="help kind-words">{documents.find(one => one.id === selectedId)?.description}</p>
  </fieldset>
)

interface Props {
  readonly query: Readonly<Record<string, string>>
  readonly campaigns: Campaigns
  readonly onStarter: () => void
}

/** One document from a bill, a stage, measures, an audience and arguments; or another choice, and other answers, of one there is. */
export function Compose({ query, campaigns, onStarter }: Props) {
  const { bills, error } = campaigns
  const { value: templates } = useCall('templates.list', {})
  const { value: before } = useCall(
    'briefs.choice',
    query.dossier ? { dossier: query.dossier, ...(query.ecrit && { draft: query.ecrit }) } : null,
  )
  if (error) return <Failure error={error} />
  if (!bills || !templates || (query.dossier && !before)) return <Loading />
  if (bills.length === 0)
    return (
      <NoBills onStarter={onStarter}>Un document se compose d’un texte de loi et de ses mesures.</NoBills>
    )
  const start = before?.choice ?? emptyChoice(query, bills, campaigns.bill)
  return (
    <Form
      start={start}
      answers={query.ecrit ? (before?.facts ?? {}) : {}}
      kind={query.document ?? before?.template ?? ''}
      dossier={query.dossier}
      draft={query.ecrit}
      fact={query.fait}
      campaigns={campaigns}
    />
  )
}

interface FormProps {
  readonly start: BriefChoice
  /** those of the document there is */
  readonly answers: Readonly<Record<string, string>>
  readonly kind: string
  readonly dossier: string | undefined
  readonly draft: string | undefined
  /** the question to answer first */
  readonly fact: string | undefined
  readonly campaigns: Campaigns
}

function Form({ start, answers, kind: requestedKind, dossier, draft, fact, campaigns }: FormProps) {
  const { bills } = campaigns
  const { value: templates } = useCall('templates.list', {})
  const [kind, setKind] = useState(requestedKind)
  const [choice, setChoice] = useState(start)
  const [facts, setFacts] = useState<Readonly<Record<string, string>>>({})
  const [busy, setBusy] = useState(false)
  const say = useSay()
  const { value: proposals } = useCall('briefs.propose', choice.bill ? { choice } : null)
  const documents = (templates ?? []).filter(one => one.brief)
  const template = documents.find(one => one.brief?.name === kind || one.id === kind)
  const bill = bills?.find(one => one.id === choice.bill)
  const change = (part: Partial<BriefChoice>) => setChoice(now => ({ ...now, ...part }))
  const needs = template?.brief
  const missingParts = dossier ? undefined : missingOf(template, choice)
  const send = (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    const onCreated = dossier
      ? call['briefs.choose']({ dossier, ...(draft && { draft }), choice, facts }).then(({ drafts }) => {
          say.success(
            'Changé. Mettez le texte à jour depuis ses réponses\u00a0: ce que vous avez écrit reste.',
          )
          const [first] = drafts
          go(first ? ['dossier', dossier, first.id] : ['dossier', dossier])
        })
      : call['briefs.create']({ template: template?.id ?? '', choice, facts }).then(brief =>
          go(['dossier', brief.dossier, brief.draft]),
        )
    onCreated.catch(say.error).finally(() => setBusy(false))
  }
  return (
    <form onSubmit={send} className="form compose">
      <h2>
        {draft
          ? 'Changer le choix ou les réponses de ce document'
          : dossier
            ? 'Changer le stade, les mesures ou les arguments'
            : 'Composer un document'}
      </h2>
      {!dossier && <Kinds documents={documents} selectedId={template?.id ?? ''} onChoose={setKind} />}
      {(template || dossier) && (
        <>
          <StageFields bills={bills ?? []} choice={choice} stage={proposals?.stage ?? ''} onChange={change} />
          {needs?.measures !== 'none' && proposals && bill && (
            <Measures
              measures={proposals.measures}
              selection={choice.measures}
              one={needs?.measures === 'one'}
              onChange={measures => change({ measures })}
            />
          )}
          <AudienceFields choice={choice} groups={proposals?.groups ?? []} onChange={change} />
          {(needs === undefined || needs.arguments.most > 0) && proposals && (
            <Arguments
              proposals={proposals.arguments}
              selection={choice.arguments}
              limit={needs?.arguments.most ?? 6}
              parts={needs?.parts ?? []}
              onChange={selection => change({ arguments: selection })}
            />
          )}
          {template && (!dossier || draft) && (
            <fieldset>
              <legend>Ce qui est à vous</legend>
              <CampaignAnswers template={template} campaigns={campaigns} bill={choice.bill} />
              {askedHere(template, choice.audience.member, identityOf(campaigns, choice.bill)).map(spec => (
                <Field
                  key={spec.key}
                  autoFocus={spec.key === fact}
                  label={spec.question || spec.label}
                  type={spec.type === 'date' || spec.type === 'long' ? spec.type : 'text'}
                  rows={2}
                  help={spec.help}
                  value={
                    facts[spec.key] ??
                    answers[spec.key] ??
                    ((spec.key === 'request.vote' && proposals?.request) || spec.default)
                  }
                  onChange={value => setFacts(now => ({ ...now, [spec.key]: value }))}
                />
              ))}
              <p className="help">Ce que vous laissez vide sera signalé dans le document.</p>
            </fieldset>
          )}
          <div className="actions">
            <Button look="main" type="submit" busy={busy} isDisabled={missingParts !== undefined}>
              {draft ? 'Enregistrer' : dossier ? 'Changer le choix' : 'Écrire le document'}
            </Button>
            {missingParts && <p className="help">{missingParts}</p>}
          </div>
        </>
      )}
    </form>
  )
}

type Measure = Output<'briefs.propose'>['measures'][number]

interface MeasuresProps {
  readonly measures: readonly Measure[]
  readonly selection: readonly string[]
  /** the document is about one measure alone */
  readonly one: boolean
  readonly onChange: (ids: string[]) => void
}

/** The measures of the bill, each with what became of it at the stage. */
const Measures = ({ measures, selection, one, onChange }: MeasuresProps) => (
  <fieldset className="picks">
    <legend>
      {one ? 'Sur quelle mesure\u00a0?' : 'Sur quelles mesures\u00a0?'}{' '}
      <small>{selection.length > 0 && count(selection.length, 'choisie')}</small>
    </legend>
    <div className="pick-list">
      {measures.map(measure => (
        <label key={measure.id} className="check-row">
          <input
            type={one ? 'radio' : 'checkbox'}
            name="measure"
            checked={selection.includes(measure.id)}
            onChange={event => {
              if (one) return onChange([measure.id])
              const otherIds = selection.filter(id => id !== measure.id)
              onChange(event.target.checked ? [...otherIds, measure.id] : otherIds)
            }}
          />
          <span>
            {measure.title}
            <small>
              {measure.article && `art. ${measure.article}\u00a0; `}
              {measure.fate || 'sort non connu'} {measure.certainty === 'to-verify' && <ToVerify />}
            </small>
          </span>
        </label>
      ))}
    </div>
  </fieldset>
)
