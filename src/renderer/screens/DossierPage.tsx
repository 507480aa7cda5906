import { useEffect, useMemo, useState } from 'react'
import { askedBy } from '../../shared/drafts/templates/asked-by.ts'
import { forDossier } from '../../shared/drafts/templates/expected-exhibits.ts'
import { matterOf } from '../../shared/drafts/templates/matter.ts'
import { distanceFact, withAnswer } from '../../shared/procedure/situation.ts'
import { Closing } from '../dossiers/Closing.tsx'
import { Drafts } from '../dossiers/drafts/Drafts.tsx'
import { Facts } from '../dossiers/Facts.tsx'
import { Parties } from '../dossiers/Parties.tsx'
import { lastSent, stepsOf } from '../dossiers/templateQuestions.ts'
import { putBack, useDossier } from '../dossiers/useDossier.ts'
import { QuestionsLeft } from '../drafts/checks/Checks.tsx'
import { Exhibits } from '../exhibits/Exhibits.tsx'
import { Affaires } from '../filings/Affaires.tsx'
import { Filings } from '../filings/Filings.tsx'
import { call, useCall } from '../kernel/api.ts'
import { go } from '../kernel/route.ts'
import { Events } from '../procedure/Events.tsx'
import { NextSteps } from '../procedure/NextSteps.tsx'
import { TimeLimits } from '../procedure/TimeLimits.tsx'
import { AssistantHere } from '../settings/AssistantHere.tsx'
import { SharedWith } from '../sharing/office/SharedWith.tsx'
import { Button } from '../ui/button.tsx'
import { Box } from '../ui/dialog.tsx'
import { DropTarget } from '../ui/drop.tsx'
import { Field } from '../ui/field.tsx'
import { PageContents } from '../ui/page-contents.tsx'
import { Failure, Loading } from '../ui/state.tsx'
import { useSay } from '../ui/toast.tsx'
import { type OfferedWord, useReturning } from '../word/returning/useReturning.ts'
import { WordReview } from '../word/returning/WordReview.tsx'
import { DossierActions } from './DossierActions.tsx'
import { partsOf } from './dossierParts.ts'

const states = {
  saved: 'Enregistré',
  dirty: 'Modifié',
  saving: 'Enregistrement…',
  failed: 'Pas enregistré',
} as const

const aboutParties = /^(part|claimant|defendant|counsel|intervener)/i

/** A dossier's facts, parties, dates, texts and exhibits, on one page. */
export function DossierPage({
  id,
  fact,
  plain,
  offeredWord,
}: {
  readonly id: string
  readonly fact?: string
  readonly plain: boolean
  /** a Word file to be reviewed here */
  readonly offeredWord?: OfferedWord
}) {
  const say = useSay()
  const open = useDossier(id, say.error)
  const { value: templates, reload: templatesAgain } = useCall('templates.list', {})
  const { value: texts } = useCall('drafts.list', { dossier: id })
  const { dossier, edit } = open
  const returning = useReturning(id, offeredWord)
  const [noting, setNoting] = useState<string>()
  const template = templates?.find(one => one.id === dossier?.template)
  const questions = useMemo(() => askedBy(template, texts, templates), [template, texts, templates])
  const exhibitsOf = useMemo(
    () => (questions && dossier ? forDossier(questions, dossier) : questions),
    [questions, dossier],
  )
  const lastDraft = lastSent(texts, templates)
  const matter = dossier ? matterOf(dossier, templates ?? []) : 'any'
  const ready = Boolean(dossier && template)

  // a check or a gap in the text sends here to one question
  useEffect(() => {
    if (!ready || !fact) return
    const field =
      document.getElementById(`fact-${fact}`) ??
      document.getElementById(fact) ??
      document.getElementById(aboutParties.test(fact) ? 'parties' : 'facts')
    field?.scrollIntoView({ block: 'center' })
    if (field instanceof HTMLElement) field.focus()
  }, [ready, fact])

  if (open.error)
    return (
      <div className="screen">
        <Failure error={open.error} retry={open.reload} />
      </div>
    )
  if (!dossier)
    return (
      <div className="screen">
        <Loading what="Ouverture du dossier" />
      </div>
    )
  if (returning.review)
    return (
      <WordReview
        key={returning.review.id}
        dossier={id}
        review={returning.review}
        onClose={returning.close}
      />
    )
  return (
    <div className="screen dossier">
      <div className="title-row">
        <h1>{dossier.title}</h1>
        <span className="save-state" role="status">
          {states[open.saving]}
        </span>
      </div>
      <SharedWith kind="dossier" id={id} />
      <AssistantHere dossier={id} />
      <PageContents label="Dans ce dossier" parts={partsOf(dossier.type)} />
      <section aria-labelledby="texts">
        <h2 id="texts" tabIndex={-1}>
          Textes
        </h2>
        <QuestionsLeft draft={texts?.[0]?.id} onGo={key => go(['dossier', id], { fait: key })} />
        <DropTarget
          className="texts-drop"
          words="Déposez le fichier Word pour le reprendre"
          onFiles={returning.open}
        >
          <Drafts
            dossier={id}
            affaires={dossier.affaires ?? []}
            templates={templates ?? []}
            matter={matter}
            onWord={returning.pick}
            onTemplate={templatesAgain}
          />
        </DropTarget>
        <NextSteps
          title={
            lastDraft && texts && texts.length > 1
              ? `Après «\u00a0${lastDraft.title}\u00a0»`
              : 'Une fois envoyé'
          }
          steps={stepsOf(texts, templates, matter)}
          text={lastDraft && { ...lastDraft, isOnly: texts?.length === 1 }}
          events={dossier.events}
          onEvent={kind => {
            setNoting(kind)
            const place = kind === 'filed' ? 'filings-title' : 'dates'
            document.getElementById(place)?.scrollIntoView({ block: 'start' })
            // the form is made anew for its kind
            requestAnimationFrame(() => document.querySelector<HTMLElement>('.event-form input')?.focus())
          }}
          onTemplate={one =>
            call['drafts.create']({ dossier: id, template: one }).then(
              draft => go(['dossier', id, draft.id]),
              say.error,
            )
          }
        />
        <p>
          <Button look="link" onPress={() => go(['dossiers', 'orienter'], { dossier: id })}>
            Que faire maintenant&nbsp;?
          </Button>
        </p>
        {returning.reading && <Loading what={`Lecture de ${returning.reading}`} />}
        {returning.error && <Failure error={returning.error} />}
      </section>
      <section aria-labelledby="facts">
        <h2 id="facts" tabIndex={-1}>
          Faits
        </h2>
        <Field
          label="Titre du dossier"
          value={dossier.title}
          onChange={title => edit({ title: title || 'Sans titre' })}
        />
        {questions ? (
          <Facts
            specs={questions.facts}
            facts={dossier.facts}
            plain={plain}
            onChange={(key, value) => edit({ facts: { ...dossier.facts, [key]: value } })}
          />
        ) : (
          <p className="help">
            Le modèle de ce dossier n’est pas connu de cette version&nbsp;; ses réponses sont gardées.
          </p>
        )}
      </section>
      <section aria-labelledby="parties">
        <h2 id="parties" tabIndex={-1}>
          Parties
        </h2>
        <Parties
          dossier={id}
          parties={dossier.parties}
          facts={dossier.facts}
          onChange={parties => edit({ parties })}
          onRemoved={(party, at) =>
            say.success('Partie retirée.', () =>
              edit(({ parties }) => ({ parties: putBack(parties, party, at) })),
            )
          }
        />
      </section>
      <section aria-labelledby="dates">
        <h2 id="dates" tabIndex={-1}>
          Dates
        </h2>
        <Events
          events={dossier.events}
          affaires={dossier.affaires}
          {...(noting && noting !== 'filed' && { initialKind: noting })}
          onChange={events => {
            edit({ events })
            setNoting(undefined)
          }}
          onRemoved={(event, at) =>
            say.success(`«\u00a0${event.label}\u00a0» est retiré.`, () =>
              edit(({ events }) => ({ events: putBack(events, event, at) })),
            )
          }
        />
      </section>
      <section aria-labelledby="fact-limits">
        <h2 id="fact-limits" tabIndex={-1}>
          Délais
        </h2>
        <TimeLimits
          dossier={dossier}
          template={template}
          onDistance={months => edit({ facts: { ...dossier.facts, [distanceFact]: months } })}
          onAnswer={(question, value) => edit(before => withAnswer(before, question, value))}
        />
      </section>
      {dossier.type === 'recourse' && (
        <section aria-labelledby="affaires-title">
          <h2 id="affaires-title" tabIndex={-1}>
            Affaires
          </h2>
          <Affaires dossier={id} affaires={dossier.affaires ?? []} />
        </section>
      )}
      <section aria-labelledby="exhibits-title">
        <h2 id="exhibits-title" tabIndex={-1}>
          Pièces
        </h2>
        <Exhibits
          dossier={id}
          affaires={dossier.affaires}
          facts={dossier.facts}
          template={exhibitsOf}
          onFacts={change => edit(before => ({ facts: change(before.facts) }))}
        />
      </section>
      <section aria-labelledby="filings-title">
        <h2 id="filings-title" tabIndex={-1}>
          Dépôts
        </h2>
        <Filings dossier={id} affaires={dossier.affaires} />
      </section>
      <section aria-labelledby="notes-title">
        <h2 id="notes-title" tabIndex={-1}>
          Notes
        </h2>
        <Field
          label="Notes privées"
          type="long"
          value={dossier.notes}
          onChange={notes => edit({ notes })}
          help="Jamais exportées vers Word."
        />
      </section>
      <section aria-labelledby="closing-title">
        <h2 id="closing-title" tabIndex={-1}>
          Clôture
        </h2>
        <Closing dossier={id} closing={dossier.closing} onChange={closing => edit({ closing })} />
      </section>
      <DossierActions dossier={dossier} />
      <Box
        title="Ce dossier a été modifié ailleurs"
        open={Boolean(open.other)}
        onClose={() => open.choose('mine')}
        alert
      >
        <p>
          Une autre fenêtre l’a enregistré entre-temps. Rien n’est perdu&nbsp;: choisissez la version à
          garder.
        </p>
        <div className="actions">
          <Button look="main" onPress={() => open.choose('mine')}>
            Garder ce que j’ai saisi ici
          </Button>
          <Button onPress={() => open.choose('other')}>Prendre l’autre version</Button>
        </div>
      </Box>
    </div>
  )
}
