import { useState } from 'react'
import type { Template } from '../../../shared/drafts/templates/template.ts'
import { call } from '../../kernel/api.ts'
import { Button } from '../../ui/button.tsx'
import { Box } from '../../ui/dialog.tsx'
import { useSay } from '../../ui/toast.tsx'

interface Props {
  readonly dossier: string
  readonly templates: readonly Template[]
  /** the templates of the texts that are there */
  readonly presentIds: readonly string[]
  readonly onClose: () => void
}

/** The texts that go together, made at once from the same facts: the claim, its référé, its question, its inventory. */
export function Together({ dossier, templates, presentIds, onClose }: Props) {
  const set = setOf(templates, presentIds)
  const [selection, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(set.filter(one => !presentIds.includes(one.id)).map(one => one.id)),
  )
  const [busy, setBusy] = useState(false)
  const say = useSay()
  const toggle = (id: string, on: boolean) =>
    setChosen(before => new Set(on ? [...before, id] : [...before].filter(one => one !== id)))
  const prepare = () => {
    setBusy(true)
    // those that are there join the set
    const templates = set.map(one => one.id).filter(id => selection.has(id) || presentIds.includes(id))
    call['drafts.prepare']({ dossier, templates })
      .then(() => {
        say.success(selection.size > 1 ? `${selection.size} textes préparés.` : 'Texte préparé.')
        onClose()
      }, say.error)
      .finally(() => setBusy(false))
  }
  return (
    <Box title="Préparer ensemble" open onClose={onClose}>
      <p>
        Ces textes se déposent ensemble ou se répondent. Ils reprennent les mêmes faits, les mêmes parties et
        les mêmes pièces.
      </p>
      <ul className="together">
        {set.map(one => (
          <li key={one.id}>
            <label className="check">
              <input
                type="checkbox"
                checked={selection.has(one.id) || presentIds.includes(one.id)}
                disabled={presentIds.includes(one.id)}
                onChange={event => toggle(one.id, event.target.checked)}
              />
              <span>
                {one.title}
                {presentIds.includes(one.id) && <small> (déjà dans le dossier)</small>}
              </span>
            </label>
          </li>
        ))}
      </ul>
      <div className="actions">
        <Button look="main" busy={busy} isDisabled={selection.size === 0} onPress={prepare}>
          Préparer
        </Button>
        <Button look="quiet" onPress={onClose}>
          Annuler
        </Button>
      </div>
    </Box>
  )
}

/** The templates that go with those of the dossier: the main claim first, then what accompanies it. */
export function setOf(templates: readonly Template[], presentIds: readonly string[]): Template[] {
  const ids = new Set(presentIds.flatMap(id => [id, ...(templates.find(one => one.id === id)?.with ?? [])]))
  for (const id of [...ids])
    for (const other of templates.find(one => one.id === id)?.with ?? []) ids.add(other)
  const companions = templates.filter(
    one => ids.has(one.id) && (one.with.length > 0 || !presentIds.includes(one.id)),
  )
  // what leads to the most others comes first: the claim
  return companions.toSorted((a, b) => b.with.length - a.with.length)
}
