import { useState } from 'react'
import { readLetterhead } from '../../shared/word/letterhead.ts'
import type { Style, TitleNumbering } from '../../shared/word/style.ts'
import type { WordModel } from '../../shared/word/word-model.ts'
import { asError, call, useCall } from '../kernel/api.ts'
import { href } from '../kernel/route.ts'
import { Button } from '../ui/button.tsx'
import { Box } from '../ui/dialog.tsx'
import { Choice } from '../ui/field.tsx'
import { count } from '../ui/quantities.ts'
import { Failure, Loading } from '../ui/state.tsx'
import { useSay } from '../ui/toast.tsx'
import './look.css'
import { PagePicture } from './page-picture.tsx'

/** The manners of the house, by their names. */
const styleNames: Readonly<Record<Style, string>> = {
  association: 'Association',
  lawyer: 'Avocat·e',
  briefing: 'Note',
  parliament: 'Parlement',
  leaflet: 'Tract',
}

/** Each with what makes it. */
const styles: readonly { readonly style: Style; readonly about: string }[] = [
  {
    style: 'association',
    about: 'Paragraphes numérotés dans la marge, parties en capitales centrées, chacune sur sa page.',
  },
  {
    style: 'lawyer',
    about:
      'Times, large marge à gauche pour le lecteur, parties soulignées, une ligne entre les paragraphes.',
  },
  { style: 'briefing', about: 'Deux pages serrées, un encadré, des tableaux sobres.' },
  {
    style: 'parliament',
    about: 'Amendement, question, saisine\u00a0: sobre, titres centrés, rien au pied que la page.',
  },
  { style: 'leaflet', about: 'Tract\u00a0: une feuille, deux faces, des lettres qui se lisent de loin.' },
]

/** How a text is printed. */
interface Presented {
  readonly style: Style
  readonly letterhead: boolean
  /** the Word model it is printed on */
  readonly model: string | undefined
  readonly numbering: TitleNumbering
  /** words are cut at the ends of its lines */
  readonly hyphenated: boolean
}

interface Props extends Presented {
  readonly draft: string
  readonly onClose: () => void
  readonly flush: () => Promise<void>
  /** the text has another style: what is on screen is read again */
  readonly onChanged: () => void
}

/** Asks in which manner a text is printed, with two of its own pages beside each. */
export function LookDialog(props: Props) {
  const { draft, style, letterhead, model, numbering, hyphenated, onClose, flush, onChanged } = props
  const [look, setChosen] = useState(style)
  const [letterheadDraft, setHeaded] = useState(letterhead)
  const [paper, setPaper] = useState(model ?? '')
  const [hyphens, setHyphens] = useState(hyphenated)
  const { value: models } = useCall('models.list', {})
  const on = models?.find(one => one.id === paper)
  // a model taken anew brings its way of numbering titles
  const numberingShown = (on && paper !== model ? on.numbering : undefined) ?? numbering
  const { value: settings } = useCall('settings.get', {})
  const storedLetterhead = readLetterhead(settings?.letterhead)
  const [busy, setBusy] = useState(false)
  const { value, error } = useCall('drafts.preview', {
    id: draft,
    style: look,
    letterhead: letterheadDraft,
    numbering: numberingShown,
    hyphenated: hyphens,
    ...(paper && { model: paper }),
  })
  const say = useSay()
  const give = async (next: Presented) => {
    const { model: sheet, ...how } = next
    await call['drafts.restyle']({ id: draft, ...how, ...(sheet && { model: sheet }) })
    onChanged()
  }
  const onto = (next: string) => {
    setPaper(next)
    // a paper with a header of its own wants no other above it
    if (models?.find(one => one.id === next)?.header) setHeaded(false)
  }
  const apply = async () => {
    setBusy(true)
    try {
      await flush()
      await give({
        style: look,
        letterhead: letterheadDraft,
        model: paper,
        numbering: numberingShown,
        hyphenated: hyphens,
      })
      say.success(
        `Présentation\u00a0: ${styleNames[look]}${on ? `, sur ${on.name}` : ''}.`,
        () =>
          void flush()
            .then(() => give({ style, letterhead, model, numbering, hyphenated }))
            .catch(say.error),
      )
      onClose()
    } catch (cause) {
      say.error(asError(cause))
    }
    setBusy(false)
  }
  return (
    <Box title="Présentation" open onClose={onClose} wide>
      <div className="looks">
        <fieldset className="look-choices">
          <legend className="sr-only">Manière</legend>
          {styles.map(({ style: one, about }) => (
            <label key={one} className="export-kind">
              <input
                type="radio"
                name="look"
                checked={look === one}
                aria-labelledby={`look-${one}`}
                aria-describedby={`look-${one}-about`}
                onChange={() => setChosen(one)}
              />
              <span className="export-kind-name" id={`look-${one}`}>
                {styleNames[one]}
              </span>
              <span className="help" id={`look-${one}-about`}>
                {about}
              </span>
            </label>
          ))}
          <Choice
            label="Papier"
            value={paper}
            onChange={onto}
            options={[
              { value: '', label: 'celui de Prétoire' },
              ...(models ?? []).map(one => ({ value: one.id, label: one.name })),
              ...(paper && models && !on ? [{ value: paper, label: 'modèle retiré' }] : []),
            ]}
            {...(on
              ? { help: helpOf(on, numberingShown !== numbering) }
              : {
                  help: 'Vos modèles Word s’ajoutent dans les réglages.',
                })}
          />
          <label className="check">
            <input
              type="checkbox"
              checked={letterheadDraft}
              disabled={!storedLetterhead && !letterheadDraft}
              onChange={event => setHeaded(event.target.checked)}
            />
            Sous votre en-tête
          </label>
          {!storedLetterhead && (
            <p className="help">
              Aucun en-tête encore&nbsp;: écrivez le vôtre dans les <a href={href(['reglages'])}>réglages</a>.
            </p>
          )}
          <label className="check">
            <input
              type="checkbox"
              checked={hyphens}
              aria-describedby="look-hyphens-about"
              onChange={event => setHyphens(event.target.checked)}
            />
            Couper les mots en fin de ligne
          </label>
          <p className="help" id="look-hyphens-about">
            Dans le texte courant&nbsp;: jamais un nom, un nombre, une référence ni un titre.
          </p>
        </fieldset>
        <div className="look-pages" aria-live="polite">
          {error && <Failure error={error} />}
          {!value && !error && <Loading what="Mise en page" />}
          {value?.drawn.map(page => (
            <PagePicture key={page.number} page={page} name={`page ${page.number} sur ${value.pages}`} />
          ))}
        </div>
      </div>
      <div className="actions">
        <Button
          look="main"
          busy={busy}
          isDisabled={
            look === style &&
            letterheadDraft === letterhead &&
            paper === (model ?? '') &&
            hyphens === hyphenated
          }
          onPress={() => void apply()}
        >
          Présenter ainsi
        </Button>
        <Button look="quiet" onPress={onClose}>
          Annuler
        </Button>
        {value && <span className="help">{count(value.pages, 'page')}</span>}
      </div>
    </Box>
  )
}

/** Explains what a paper changes beside the pages shown. */
function helpOf(model: WordModel, isRenumbered: boolean): string {
  const NUMBERING_SAMPLES = { roman: 'I. A. 1.', decimal: '1. 1.1.' } as const
  return [
    'La manière ne garde que ses numéros de paragraphes et ses tables.',
    ...(isRenumbered && model.numbering
      ? [`Titres numérotés ${NUMBERING_SAMPLES[model.numbering]} comme le modèle.`]
      : []),
    ...(model.measured ? [] : ['Nombre de pages estimé.']),
  ].join(' ')
}
