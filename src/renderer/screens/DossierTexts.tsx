import type { Output } from '../../shared/contract/contract.ts'
import type { Dossier } from '../../shared/dossiers/model.ts'
import type { Matter, Template } from '../../shared/drafts/templates/template.ts'
import { Drafts } from '../dossiers/drafts/Drafts.tsx'
import { lastSent, stepsOf } from '../dossiers/templateQuestions.ts'
import { QuestionsLeft } from '../drafts/checks/Checks.tsx'
import { call } from '../kernel/api.ts'
import { go } from '../kernel/route.ts'
import { NextSteps } from '../procedure/NextSteps.tsx'
import { Button } from '../ui/button.tsx'
import { DropTarget } from '../ui/drop.tsx'
import { Failure, Loading } from '../ui/state.tsx'
import { useSay } from '../ui/toast.tsx'
import type { useReturning } from '../word/returning/useReturning.ts'

/** The texts of a dossier, what follows the last one, and the ways to begin another. */
export function DossierTexts({
  dossier,
  texts,
  templates = [],
  matter,
  returning,
  onTemplate,
  onNote,
  onBundle,
}: {
  readonly dossier: Dossier
  readonly texts: Output<'drafts.list'> | undefined
  readonly templates: readonly Template[] | undefined
  readonly matter: Matter
  /** a Word file taken back, or being read */
  readonly returning: ReturnType<typeof useReturning>
  /** the templates are others than those given */
  readonly onTemplate: () => void
  readonly onNote: (kind: string, affaire: string | undefined) => void
  readonly onBundle: () => void
}) {
  const say = useSay()
  const lastDraft = lastSent(texts, templates)
  return (
    <section aria-labelledby="texts">
      <h2 id="texts" tabIndex={-1}>
        Textes
      </h2>
      <QuestionsLeft draft={texts?.[0]?.id} onGo={key => go(['dossier', dossier.id], { fait: key })} />
      <DropTarget
        className="texts-drop"
        words="Déposez le fichier Word pour le reprendre"
        onFiles={returning.open}
      >
        <Drafts
          dossier={dossier.id}
          affaires={dossier.affaires ?? []}
          templates={templates}
          matter={matter}
          onWord={returning.pick}
          onTemplate={onTemplate}
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
        onEvent={kind => onNote(kind, lastDraft?.affaire || undefined)}
        onTemplate={one =>
          call['line.prepare']({
            ...{ dossier: dossier.id, template: one },
            ...(lastDraft?.affaire && { affaire: lastDraft.affaire }),
          }).then(({ draft }) => go(['dossier', dossier.id, draft]), say.error)
        }
      />
      <p>
        <Button id="make-bundle" onPress={onBundle}>
          Dossier de dépôt…
        </Button>{' '}
        <Button onPress={() => onNote('filed', undefined)}>Noter un dépôt…</Button>{' '}
        <Button look="link" onPress={() => go(['dossiers', 'orienter'], { dossier: dossier.id })}>
          Que faire maintenant&nbsp;?
        </Button>
      </p>
      {returning.reading && <Loading what={`Lecture de ${returning.reading}`} />}
      {returning.error && <Failure error={returning.error} />}
    </section>
  )
}
