import { useState } from 'react'
import type { Remnant } from '../../../shared/drafts/templates/remnants.ts'
import { call, useCall } from '../../kernel/api.ts'
import { go } from '../../kernel/route.ts'
import { Button } from '../../ui/button.tsx'
import { Check } from '../../ui/check.tsx'
import { Box } from '../../ui/dialog.tsx'
import { count } from '../../ui/quantities.ts'
import { Failure, Loading } from '../../ui/state.tsx'
import { useSay } from '../../ui/toast.tsx'

const kinds: Readonly<Record<Remnant['kind'], string>> = {
  fact: 'vient des faits ou des parties',
  date: 'date',
  name: 'nom propre',
}

/** The same text for another town: what may be left of the first one is shown, one by one, before the copy is made. */
export function Reuse({ draft, onClose }: { readonly draft: string; readonly onClose: () => void }) {
  const { value: remnants, error } = useCall('drafts.remnants', { id: draft }, [])
  const [choices, setChoices] = useState<Readonly<Record<string, boolean>>>({})
  const [busy, setBusy] = useState(false)
  const say = useSay()
  const isBlank = ({ words, kind }: Remnant) => choices[words] ?? kind !== 'name'
  const reuse = async () => {
    setBusy(true)
    try {
      const blanks = (remnants ?? []).filter(isBlank).map(({ words }) => words)
      const copy = await call['drafts.reuse']({ id: draft, blanks })
      go(['dossier', copy.id])
      say.success('Un dossier est ouvert\u00a0: le même texte, ses faits et ses pièces à remplir.', () =>
        call['dossiers.remove']({ id: copy.id }),
      )
      onClose()
    } catch (cause) {
      say.error(cause)
      setBusy(false)
    }
  }
  return (
    <Box title="Reprendre pour une autre commune" open onClose={onClose} wide>
      {error && <Failure error={error} />}
      {!remnants && !error && <Loading what="Relecture du texte" />}
      {remnants && (
        <p className="help">
          {remnants.length === 0
            ? 'Les faits, les parties et les pièces redeviennent à remplir. Rien d’autre ne semble rester de la première commune\u00a0: relisez tout de même.'
            : 'Les faits, les parties et les pièces redeviennent à remplir. Ce qui suit est écrit dans le texte et parle peut-être de la première commune\u00a0: ce qui est coché sera laissé à compléter.'}
        </p>
      )}
      <ul className="masks" aria-label="Ce qui reste de la première commune">
        {(remnants ?? []).map(one => (
          <li key={one.words}>
            <Check
              isChecked={isBlank(one)}
              onChange={blank => setChoices(before => ({ ...before, [one.words]: blank }))}
            >
              {one.words}{' '}
              <small>
                {kinds[one.kind]}, {count(one.times, 'fois', 'fois')}
              </small>
            </Check>
            <p className="help">… {one.around} …</p>
          </li>
        ))}
      </ul>
      <div className="actions">
        <Button look="main" busy={busy} isDisabled={!remnants} onPress={() => void reuse()}>
          Ouvrir le dossier
        </Button>
        <Button look="quiet" onPress={onClose}>
          Annuler
        </Button>
      </div>
    </Box>
  )
}
