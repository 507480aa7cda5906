import { type ReactNode, useEffect, useState } from 'react'
import {
  type LineAct,
  lineChange,
  type WordAct,
  wordActs,
  wordChange,
} from '../../../shared/campaign/amendments/composing/acts.ts'
import { deletionSpan, tokens } from '../../../shared/campaign/amendments/composing/point.ts'
import type { Change } from '../../../shared/campaign/amendments/model.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { useSay } from '../../ui/toast.tsx'
import type { PointedWords } from './Pointing.tsx'

interface Props {
  readonly alineas: readonly string[]
  readonly article: string
  /** of a sous-amendement: what it changes is an amendment */
  readonly isSubAmendment: boolean
  readonly selection: PointedWords | undefined
  readonly alineaNumbers: readonly number[]
  readonly onChange: (change: Change) => void
  /** a dispositif written elsewhere; what of it was not understood */
  readonly onRead: (dispositif: string) => string | undefined
}

type ActForm =
  | 'dispositif'
  | { readonly words: WordAct }
  | { readonly lines: LineAct; readonly start?: string }

const lineActs: readonly { readonly act: LineAct; readonly label: string; readonly needs: boolean }[] = [
  { act: 'delete', label: 'Supprimer', needs: false },
  { act: 'rewrite', label: 'Réécrire', needs: true },
  { act: 'after', label: 'Insérer après', needs: true },
]
const articleActs: readonly { readonly act: LineAct; readonly label: string; readonly needs: boolean }[] = [
  { act: 'delete-article', label: 'Supprimer l’article', needs: false },
  { act: 'rewrite-article', label: 'Réécrire l’article', needs: true },
  { act: 'complete-article', label: 'Compléter l’article', needs: true },
  { act: 'add-article', label: 'Article additionnel après', needs: true },
]
// what deletes or rewrites an amendment whole is no sous-amendement
const amendmentActs: typeof articleActs = [
  { act: 'complete-article', label: 'Compléter l’amendement', needs: true },
]

/** The words of an alinéa that were chosen. */
export function spanOf(alineas: readonly string[], selection: PointedWords) {
  const text = alineas[selection.alinea - 1] ?? ''
  const list = tokens(text)
  const first = list[Math.min(selection.anchor, selection.head)]
  const last = list[Math.max(selection.anchor, selection.head)]
  return first && last ? { text, from: first.from, to: last.to } : undefined
}

/** Offers the acts on the words or alinéas selected; asks for new words where an act needs some. */
export function Acts({
  alineas,
  article,
  isSubAmendment,
  selection,
  alineaNumbers,
  onChange,
  onRead,
}: Props) {
  const [pendingAct, setAsked] = useState<ActForm>()
  const [wording, setTyped] = useState('')
  const [unreadRest, setLeft] = useState<string>()
  const say = useSay()
  const span = selection && spanOf(alineas, selection)
  // what was asked was about other words
  // biome-ignore lint/correctness/useExhaustiveDependencies: the choice itself is what is watched
  useEffect(() => setAsked(undefined), [selection, alineaNumbers.length])

  const ask = (next: ActForm, start = '') => {
    setTyped(start)
    setLeft(undefined)
    setAsked(next)
  }
  const apply = (change: Change) => {
    setAsked(undefined)
    setTyped('')
    onChange(change)
  }
  const wordsDone = (act: WordAct, by: string) => {
    if (!selection || !span) return
    apply(wordChange(act, span.text, selection.alinea, span, by))
    if (act === 'delete' && deletionSpan(span.text, span).from !== span.from)
      say.success('La virgule qui serait restée devant le signe suivant est supprimée avec ces mots.')
  }
  const linesDone = (act: LineAct, by: readonly string[]) =>
    apply(lineChange(act, alineaNumbers, article, by))
  const finish = () => {
    const by = wording.trim()
    if (!pendingAct || !by) return
    if (pendingAct === 'dispositif') {
      const rest = onRead(by)
      setLeft(rest)
      if (rest === undefined) setAsked(undefined)
      return
    }
    if ('words' in pendingAct) wordsDone(pendingAct.words, by)
    else
      linesDone(
        pendingAct.lines,
        by
          .split('\n')
          .map(line => line.trim())
          .filter(Boolean),
      )
  }
  const start = (act: LineAct) =>
    act === 'rewrite'
      ? alineaNumbers.map(n => alineas[n - 1] ?? '').join('\n')
      : act === 'rewrite-article'
        ? alineas.join('\n')
        : ''
  const selectedWords = span ? span.text.slice(span.from, span.to) : ''
  const lineButton = ({ act, label, needs }: (typeof lineActs)[number]) => (
    <Button
      key={act}
      look="quiet"
      onPress={() => (needs ? ask({ lines: act }, start(act)) : linesDone(act, []))}
    >
      {label}
    </Button>
  )

  return (
    <section className="acts" aria-label="Ce qui est changé">
      <p id="pointing-help" className="help">
        Cliquez ou faites glisser sur les mots à changer&nbsp;; au clavier, les flèches vont d’un mot à
        l’autre, Maj les prend ensemble, Espace prend l’alinéa en entier.
      </p>
      <p role="status" className="pointed">
        {span
          ? `Alinéa ${selection?.alinea}\u00a0: «\u00a0${selectedWords}\u00a0»`
          : alineaNumbers.length > 0
            ? `${alineaNumbers.length > 1 ? 'Alinéas' : 'Alinéa'} ${alineaNumbers.join(', ')}`
            : 'Rien n’est choisi.'}
      </p>
      <div className="acts-choices">
        <ActButtons legend="Sur les mots choisis" isOffered={span !== undefined}>
          {wordActs.map(({ act, label, needs }) => (
            <Button
              key={act}
              look="quiet"
              onPress={() =>
                needs
                  ? ask({ words: act }, act === 'replace' || act === 'sentence-rewrite' ? selectedWords : '')
                  : wordsDone(act, '')
              }
            >
              {label}
            </Button>
          ))}
        </ActButtons>
        <ActButtons legend="Sur les alinéas choisis" isOffered={alineaNumbers.length > 0}>
          {lineActs.map(lineButton)}
        </ActButtons>
        <ActButtons
          legend={`Sur ${isSubAmendment ? 'l’amendement' : 'l’article'}`}
          isOffered={!span && alineaNumbers.length === 0}
        >
          {(isSubAmendment ? amendmentActs : articleActs).map(lineButton)}
          <Button look="quiet" onPress={() => ask('dispositif')}>
            Coller un dispositif
          </Button>
        </ActButtons>
      </div>
      {pendingAct && (
        <fieldset className="new-words">
          <legend className="sr-only">Les mots nouveaux</legend>
          <Field
            label={
              pendingAct === 'dispositif'
                ? 'Le dispositif'
                : 'words' in pendingAct
                  ? labelOf(pendingAct.words)
                  : 'Alinéas, une ligne chacun'
            }
            {...(unreadRest !== undefined && { error: `Ceci n’est pas compris\u00a0: ${unreadRest}` })}
            type="long"
            rows={pendingAct !== 'dispositif' && 'words' in pendingAct ? 2 : 5}
            value={wording}
            onChange={setTyped}
            autoFocus
          />
          <div className="actions">
            <Button look="main" onPress={finish} isDisabled={!wording.trim()}>
              Ajouter à l’amendement
            </Button>
            <Button look="quiet" onPress={() => setAsked(undefined)}>
              Annuler
            </Button>
          </div>
        </fieldset>
      )}
    </section>
  )
}

/** The acts on one kind of choice. They keep their room while another kind is chosen, so that the article below never moves. */
const ActButtons = ({
  legend,
  isOffered,
  children,
}: {
  readonly legend: string
  readonly isOffered: boolean
  readonly children: ReactNode
}) => (
  // the set that is left is taken out of the page, as the keyboard then comes to the one that is offered
  <fieldset
    key={isOffered ? 'offered' : 'idle'}
    className="actions bare"
    data-idle={isOffered ? undefined : ''}
  >
    <legend className="sr-only">{legend}</legend>
    {children}
  </fieldset>
)

const labelOf = (act: WordAct): string =>
  act === 'complete-sentence'
    ? 'La phrase à ajouter'
    : act === 'sentence-rewrite'
      ? 'La phrase nouvelle'
      : 'Les mots nouveaux'
