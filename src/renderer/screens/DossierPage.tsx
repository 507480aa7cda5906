import { useEffect, useMemo, useState } from 'react'
import { askedBy } from '../../shared/drafts/templates/asked-by.ts'
import { forDossier } from '../../shared/drafts/templates/expected-exhibits.ts'
import { matterOf } from '../../shared/drafts/templates/matter.ts'
import { distanceFact, withAnswer } from '../../shared/procedure/situation.ts'
import { Closing } from '../dossiers/Closing.tsx'
import { Facts } from '../dossiers/Facts.tsx'
import { Parties } from '../dossiers/Parties.tsx'
import { putBack, useDossier } from '../dossiers/useDossier.ts'
import { Exhibits } from '../exhibits/Exhibits.tsx'
import { Affaires } from '../filings/Affaires.tsx'
import { Bundle } from '../filings/Bundle.tsx'
import { Filings } from '../filings/Filings.tsx'
import { useCall } from '../kernel/api.ts'
import { go } from '../kernel/route.ts'
import { Events } from '../procedure/Events.tsx'
import { TimeLimits } from '../procedure/TimeLimits.tsx'
import { AssistantHere } from '../settings/AssistantHere.tsx'
import { SharedWith } from '../sharing/office/SharedWith.tsx'
import { Button } from '../ui/button.tsx'
import { Box } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { Failure, Loading } from '../ui/state.tsx'
import { useSay } from '../ui/toast.tsx'
import { type OfferedWord, useReturning } from '../word/returning/useReturning.ts'
import { WordReview } from '../word/returning/WordReview.tsx'
import { DossierActions } from './DossierActions.tsx'
import { DossierLine } from './DossierLine.tsx'
import { Part, Sheet, SheetLinks } from './DossierSheets.tsx'
import { DossierTexts } from './DossierTexts.tsx'
import { headingOf, sheetOf } from './dossierParts.ts'

const states = {
  saved: 'Enregistré',
  dirty: 'Modifié',
  saving: 'Enregistrement…',
  failed: 'Pas enregistré',
} as const

/** A dossier: it opens on the line of its cases and its texts; facts, parties, dates, exhibits and the rest are sheets one press away. */
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
  const [noting, setNoting] = useState<{ readonly kind: string; readonly affaire: string | undefined }>()
  const [isBundling, setBundling] = useState(false)
  const sheet = sheetOf(fact)
  const template = templates?.find(known => known.id === dossier?.template)
  const questions = useMemo(() => askedBy(template, texts, templates), [template, texts, templates])
  const exhibitsOf = useMemo(
    () => (questions && dossier ? forDossier(questions, dossier) : questions),
    [questions, dossier],
  )
  const matter = dossier ? matterOf(dossier, templates ?? []) : 'any'
  const ready = Boolean(dossier && template)
  /** Opens the form of a date in its case; a deposit is noted with its texts. */
  const noteDate = (kind: string, affaire: string | undefined) => {
    if (kind === 'filed') return document.getElementById('note-filing')?.click()
    setNoting({ kind, affaire })
    go(['dossier', id], { fait: 'dates' })
    // the form is made anew for its kind
    requestAnimationFrame(() => document.querySelector<HTMLElement>('.event-form input')?.focus())
  }

  // a check or a gap in the text sends here to one question
  useEffect(() => {
    if (!ready || !fact) return
    const field =
      document.getElementById(`fact-${fact}`) ??
      document.getElementById(fact) ??
      document.getElementById(headingOf(sheet))
    field?.scrollIntoView({ block: 'center' })
    if (field instanceof HTMLElement) field.focus()
  }, [ready, fact, sheet])

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
      <SheetLinks dossier={dossier} open={sheet} counts={{ parties: dossier.parties.length }} />
      <Sheet of="line" open={sheet}>
        {dossier.type === 'recourse' && (
          <>
            <h2 id="line" tabIndex={-1} className="sr-only">
              Le fil
            </h2>
            <DossierLine
              dossier={dossier}
              templates={templates ?? []}
              matter={matter}
              onNote={noteDate}
              onBundle={() => setBundling(true)}
            />
          </>
        )}
        <DossierTexts
          dossier={dossier}
          texts={texts}
          templates={templates}
          matter={matter}
          returning={returning}
          onTemplate={templatesAgain}
          onNote={noteDate}
          onBundle={() => setBundling(true)}
        />
      </Sheet>
      <Sheet of="facts" open={sheet}>
        <Part id="facts" title="Faits">
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
        </Part>
      </Sheet>
      <Sheet of="parties" open={sheet}>
        <Part id="parties" title="Parties">
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
        </Part>
      </Sheet>
      <Sheet of="dates" open={sheet}>
        <Part id="dates" title="Dates">
          <Events
            events={dossier.events}
            affaires={dossier.affaires}
            {...(noting && { initialKind: noting.kind, initialAffaire: noting.affaire })}
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
        </Part>
        <Part id="fact-limits" title="Délais">
          <TimeLimits
            dossier={dossier}
            template={template}
            onDistance={months => edit({ facts: { ...dossier.facts, [distanceFact]: months } })}
            onAnswer={(question, value) => edit(before => withAnswer(before, question, value))}
          />
        </Part>
      </Sheet>
      <Sheet of="exhibits" open={sheet}>
        <Part id="exhibits-title" title="Pièces">
          <Exhibits
            dossier={id}
            affaires={dossier.affaires}
            facts={dossier.facts}
            template={exhibitsOf}
            onFacts={change => edit(before => ({ facts: change(before.facts) }))}
          />
        </Part>
      </Sheet>
      <Sheet of="filings" open={sheet}>
        <Part id="filings-title" title="Dépôts">
          <Filings dossier={id} affaires={dossier.affaires} />
        </Part>
        {dossier.type === 'recourse' && (
          <Part id="affaires-title" title="Affaires">
            <Affaires dossier={id} affaires={dossier.affaires ?? []} />
          </Part>
        )}
      </Sheet>
      <Sheet of="notes" open={sheet}>
        <Part id="notes-title" title="Notes">
          <Field
            label="Notes privées"
            type="long"
            value={dossier.notes}
            onChange={notes => edit({ notes })}
            help="Jamais exportées vers Word."
          />
        </Part>
      </Sheet>
      <Sheet of="closing" open={sheet}>
        <Part id="closing-title" title="Clôture">
          <Closing dossier={id} closing={dossier.closing} onChange={closing => edit({ closing })} />
        </Part>
        <DossierActions dossier={dossier} />
      </Sheet>
      <Bundle dossier={id} open={isBundling} onClose={() => setBundling(false)} />
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
