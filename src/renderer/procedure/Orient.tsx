import type { FormEvent } from 'react'
import { useState } from 'react'
import type { Output } from '../../shared/contract/contract.ts'
import { articlesOf } from '../../shared/procedure/articles-of.ts'
import { unknownDay } from '../../shared/procedure/guide/guide.ts'
import { call, useCall } from '../kernel/api.ts'
import { go } from '../kernel/route.ts'
import { ArticleLinks } from '../ui/article-links.tsx'
import { Button } from '../ui/button.tsx'
import { today } from '../ui/date.ts'
import { Field } from '../ui/field.tsx'
import { Failure, Loading } from '../ui/state.tsx'
import { useSay } from '../ui/toast.tsx'
import { NextSteps } from './NextSteps.tsx'
import { OneLimit } from './OneLimit.tsx'
import './orient.css'

type Guidance = Output<'guide.ask'>
type Question = NonNullable<Guidance['question']>
type Proposal = NonNullable<Guidance['proposal']>

interface OrientProps {
  readonly dossier?: string
  /** goes to the dossier prepared, on the first of its drafts */
  readonly onOpen: (dossier: { readonly id: string; readonly drafts: readonly string[] }) => void
}

/** Plain questions, one at a time, to the text to prepare, why, and by when. In a dossier, or to open one. */
export function Orient({ dossier, onOpen }: OrientProps) {
  const [answers, setAnswers] = useState<Readonly<Record<string, string>>>({})
  const [repeats, setRepeats] = useState<string[]>([])
  // a date noted just before is still being saved: what the guide says follows it
  const { value, error, reload } = useCall(
    'guide.ask',
    { answers, again: repeats, ...(dossier && { dossier }) },
    ['dossiers', 'drafts'],
  )
  const back = (from: Guidance['said'][number]) => {
    const keptAnswers = value?.said.slice(0, value.said.indexOf(from)) ?? []
    setAnswers(
      Object.fromEntries(
        keptAnswers.flatMap(({ fact }) => (fact in answers ? [[fact, answers[fact] ?? '']] : [])),
      ),
    )
    setRepeats(before => [...before, from.fact])
  }
  return (
    <div className="screen orient">
      <h1>{dossier ? 'Que faire maintenant\u00a0?' : 'Par où commencer\u00a0?'}</h1>
      {error && <Failure error={error} retry={reload} />}
      {!value && !error && <Loading />}
      {value && value.said.length > 0 && (
        <dl className="orient-said">
          {value.said.map(one => (
            <div key={one.fact}>
              <dt>{one.question}</dt>
              <dd>
                {one.answer}
                {one.known && <span className="orient-known"> d’après le dossier</span>}{' '}
                <Button look="link" aria-label={`Changer\u00a0: ${one.question}`} onPress={() => back(one)}>
                  Changer
                </Button>
                {one.noted && (
                  <p className="help">
                    Le dossier note une autre date, le {one.noted}&nbsp;: corrigez-la aussi dans ses dates,
                    les délais en courent.
                  </p>
                )}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {value?.question && (
        <Ask
          key={value.question.fact}
          question={value.question}
          onAnswer={answer => setAnswers(before => ({ ...before, [value.question?.fact ?? '']: answer }))}
        />
      )}
      {value?.proposal && <ProposalBox proposal={value.proposal} dossier={dossier} onOpen={onOpen} />}
      {value && !value.question && !value.proposal && (
        <p className="help">Le guide ne sait pas aller plus loin&nbsp;: choisissez un modèle vous-même.</p>
      )}
      <div className="actions">
        <Button look="quiet" onPress={() => go(dossier ? ['dossier', dossier] : ['dossiers', 'nouveau'])}>
          {dossier ? 'Revenir au dossier' : 'Choisir un modèle dans la liste'}
        </Button>
      </div>
    </div>
  )
}

/** One question; what the dossier already answers to it is proposed, to be confirmed or changed. */
function Ask({
  question,
  onAnswer,
}: {
  readonly question: Question
  readonly onAnswer: (answer: string) => void
}) {
  const [value, setTyped] = useState(question.known)
  if (question.kind === 'question')
    return (
      <section aria-labelledby="asked">
        <h2 id="asked">{question.question}</h2>
        {question.help && <p className="help">{question.help}</p>}
        <ul className="orient-choices">
          {question.choices.map(one => (
            <li key={one.value}>
              <Button onPress={() => onAnswer(one.value)}>
                {one.label}
                {one.value === question.known && <span className="orient-known"> d’après le dossier</span>}
              </Button>
            </li>
          ))}
        </ul>
      </section>
    )
  const ready = value.trim() !== '' || (question.kind === 'text' && question.optional)
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (ready) onAnswer(value.trim())
  }
  return (
    <form onSubmit={send} className="form">
      <Field
        label={question.question}
        value={value}
        onChange={setTyped}
        type={question.kind === 'date' ? 'date' : 'text'}
        help={question.help}
        autoFocus
      />
      <div className="actions">
        <Button look="main" type="submit" isDisabled={!ready}>
          Continuer
        </Button>
        {question.kind === 'date' && question.optional && (
          <Button onPress={() => onAnswer(unknownDay)}>Je ne la connais pas, ou il n’y en a pas</Button>
        )}
      </div>
    </form>
  )
}

const preparing = (several: boolean, isPresent: boolean): string => {
  if (several) return 'Préparer ces textes'
  return isPresent ? 'Ouvrir ce texte, déjà dans le dossier' : 'Préparer ce texte'
}

function ProposalBox({ proposal, dossier, onOpen }: OrientProps & { readonly proposal: Proposal }) {
  const [busy, setBusy] = useState(false)
  const say = useSay()
  const now = today()
  const more = proposal.with.map(one => one.id)
  const start = async () => {
    const { template, facts } = proposal
    if (dossier) {
      const { drafts } = await call['drafts.prepare']({ dossier, templates: [template, ...more], facts })
      return onOpen({ id: dossier, drafts })
    }
    const title = [facts.commune, facts.software].filter(Boolean).join(' – ')
    const dossierOpened = await call['dossiers.create']({
      template,
      facts,
      ...(title && { title }),
    })
    if (more.length > 0) await call['drafts.prepare']({ dossier: dossierOpened.id, templates: more })
    onOpen(dossierOpened)
  }
  const prepare = () => {
    setBusy(true)
    start()
      .catch(say.error)
      .finally(() => setBusy(false))
  }
  return (
    <section aria-labelledby="proposed" className="orient-proposed">
      <h2 id="proposed">{proposal.title}</h2>
      <ul className="orient-reasons">
        {proposal.reasons.map(one => (
          <li key={one.text}>
            {one.text} {one.law && <ArticleLinks articles={articlesOf(one.law)} />}
          </li>
        ))}
      </ul>
      {proposal.limits.length > 0 && (
        <>
          <h3>Ce qui court déjà</h3>
          <ul className="limits">
            {proposal.limits.map(one => (
              <OneLimit key={one.key} limit={one} now={now} />
            ))}
          </ul>
        </>
      )}
      {proposal.ahead.length > 0 && (
        <>
          <h3>Si votre envoi est reçu aujourd’hui</h3>
          <ul className="limits">
            {proposal.ahead.map(one => (
              <OneLimit key={one.key} limit={one} now={now} />
            ))}
          </ul>
        </>
      )}
      <NextSteps steps={proposal.next} title="Ensuite" />
      {proposal.template && (
        <div className="actions">
          <Button look="main" busy={busy} onPress={prepare}>
            {preparing(more.length > 0, proposal.there)}
          </Button>
          {proposal.with.map(one => (
            <span key={one.id} className="help">
              avec&nbsp;: {one.title}
            </span>
          ))}
        </div>
      )}
    </section>
  )
}
