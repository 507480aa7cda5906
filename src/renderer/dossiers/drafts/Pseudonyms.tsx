import { useRef, useState } from 'react'
import type { Mask } from '../../../shared/drafts/privacy/mask.ts'
import { describePages } from '../../../shared/word/pages-check.ts'
import { asError, call, exportUrl, stopRun, useCall } from '../../kernel/api.ts'
import { save as download } from '../../kernel/download.ts'
import { newId } from '../../kernel/newId.ts'
import { Button } from '../../ui/button.tsx'
import { Check } from '../../ui/check.tsx'
import { Box } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { count } from '../../ui/quantities.ts'
import { PagesChecking } from '../../ui/running-work.tsx'
import { Failure, Loading } from '../../ui/state.tsx'
import { useSay } from '../../ui/toast.tsx'

/** A copy for other collectives: what names someone is shown word by word, and replaced everywhere alike. */
export function Pseudonyms({ draft, onClose }: { readonly draft: string; readonly onClose: () => void }) {
  const [numbers, setNumbers] = useState(false)
  const { value, error } = useCall('drafts.identities', { id: draft, numbers }, [])
  const [changes, setChanges] = useState<Readonly<Record<string, Partial<Mask>>>>({})
  const [refusal, setRefused] = useState<ReturnType<typeof asError>>()
  const say = useSay()
  const [more, setMore] = useState<readonly Mask[]>([])
  const masks = [...more, ...(value ?? [])].map(one => ({ ...one, ...changes[one.found] }))
  const doubts = masks.filter(mask => mask.doubt)
  const add = (words: string) => {
    const occurrence = words.trim()
    if (!occurrence || masks.some(one => one.found === occurrence)) return
    setMore(before => [
      { kind: 'person', found: occurrence, replacement: '[…]', times: 0, wanted: true, doubt: false },
      ...before,
    ])
  }
  const change = (occurrence: string, some: Partial<Mask>) =>
    setChanges(before => ({ ...before, [occurrence]: { ...before[occurrence], ...some } }))
  const [run, setRun] = useState<string>()
  const isClosed = useRef(false)
  const close = () => {
    isClosed.current = true
    if (run) stopRun(run)
    onClose()
  }
  const make = async () => {
    try {
      const copy = await call['drafts.pseudonymise']({ id: draft, masks })
      const runId = newId()
      setRun(runId)
      const pages = await call['drafts.verify']({ export: copy.id, run: runId })
      if (isClosed.current) return
      download(exportUrl(copy.id), copy.name)
      say.success(
        `La copie est écrite. ${describePages(pages)}. Relisez-la avant de la donner\u00a0: les images ne sont pas lues.`,
      )
      onClose()
    } catch (cause) {
      setRefused(asError(cause))
    }
    setRun(undefined)
  }
  return (
    <Box title="Copie pseudonymisée" open onClose={close} wide>
      {(error ?? refusal) && <Failure error={(error ?? refusal)!} />}
      {!value && !error && <Loading what="Recherche des noms" />}
      {value && (
        <p className="help">
          {value.length === 0
            ? 'Rien ne semble nommer quelqu’un. Relisez tout de même\u00a0: un surnom, une image échappent à la recherche.'
            : 'Décochez ce qui doit rester\u00a0; ajoutez un surnom, un lieu, un mot qui dit qui c’est. Les images ne sont pas lues\u00a0: relisez la copie.'}
        </p>
      )}
      <MaskList masks={masks.filter(mask => !mask.doubt)} onChange={change} />
      {doubts.length > 0 && (
        <>
          <h3>Ce sur quoi la recherche hésite</h3>
          <p className="help">Rien autour de ces mots ne dit si c’est quelqu’un. Cochez ceux à remplacer.</p>
          <MaskList masks={doubts} onChange={change} />
        </>
      )}
      <MoreWords onAdd={add} />
      <Check isChecked={numbers} onChange={setNumbers}>
        Aussi les numéros d’affaire
      </Check>
      <p className="help">
        Le fichier Word n’a ni auteur, ni commentaire, ni note privée, ni pièce. Les décisions citées,
        publiques, restent.
      </p>
      {run && <PagesChecking meanwhile="avant que la copie soit enregistrée" onStop={() => stopRun(run)} />}
      <div className="actions">
        <Button look="main" busy={run !== undefined} isDisabled={!value} onPress={() => void make()}>
          Écrire la copie
        </Button>
        <Button look="quiet" onPress={close}>
          Annuler
        </Button>
      </div>
    </Box>
  )
}

/** Words, each with what takes its place. */
function MaskList({
  masks,
  onChange,
}: {
  readonly masks: readonly Mask[]
  readonly onChange: (words: string, some: Partial<Mask>) => void
}) {
  return (
    <ul className="masks">
      {masks.map(mask => (
        <li key={mask.found}>
          <Check isChecked={mask.wanted} onChange={wanted => onChange(mask.found, { wanted })}>
            {mask.found} <small>{mask.times === 0 ? 'ajouté' : count(mask.times, 'fois', 'fois')}</small>
          </Check>
          <Field
            label={`À la place de «\u00a0${mask.found}\u00a0»`}
            value={mask.replacement}
            onChange={replacement => onChange(mask.found, { replacement })}
          />
        </li>
      ))}
    </ul>
  )
}

/** Words that no search finds: a nickname, a village. */
function MoreWords({ onAdd }: { readonly onAdd: (words: string) => void }) {
  const [words, setWords] = useState('')
  return (
    <form
      className="more-words"
      onSubmit={event => {
        event.preventDefault()
        onAdd(words)
        setWords('')
      }}
    >
      <Field
        label="Remplacer aussi ces mots"
        value={words}
        onChange={setWords}
        help="Un surnom, un lieu-dit&nbsp;: tels qu’ils sont écrits."
      />
      <Button type="submit" isDisabled={!words.trim()}>
        Ajouter
      </Button>
    </form>
  )
}
