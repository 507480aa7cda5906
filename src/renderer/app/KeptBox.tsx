import { useState } from 'react'
import type { OfferedFile } from '../../shared/offers/contract.ts'
import type { Kept } from '../../shared/offers/kept.ts'
import { call } from '../kernel/api.ts'
import { go } from '../kernel/route.ts'
import { Button } from '../ui/button.tsx'
import { Box } from '../ui/dialog.tsx'
import { Choice, Field } from '../ui/field.tsx'
import { useSay } from '../ui/toast.tsx'

interface Props {
  readonly offer: OfferedFile & { readonly kept: Kept }
  readonly dossiers: readonly { readonly id: string; readonly title: string }[]
  /** `isTaken`: its file has become an exhibit */
  readonly onEnd: (isTaken: boolean) => void
}

/** Tells what was kept from a browser, and puts it where the user says: a dossier, keywords, an argument. */
export function KeptBox({ offer: { name, file, kept }, dossiers, onEnd }: Props) {
  const [dossier, setDossier] = useState('')
  const [tag, setTag] = useState('')
  const [isBusy, setBusy] = useState(false)
  const say = useSay()
  const ids = kept.sources.map(({ id }) => id)
  const [first] = ids
  const put = async (): Promise<boolean> => {
    if (tag.trim() && first) await call['library.bulk']({ ids, bulk: { act: 'tag', tag: tag.trim() } })
    const chosen = dossiers.find(({ id }) => id === dossier)
    if (!chosen) return false
    if (file) {
      await call['exhibits.add']({ dossier, file, name })
      return true
    }
    const collections = await call['collections.list']({})
    const shelf =
      collections.find(({ title }) => title === chosen.title) ??
      (await call['collections.save']({ id: '', title: chosen.title.slice(0, 200), note: '' }))
    await call['collections.add']({ id: shelf.id, sources: ids })
    return false
  }
  const end = (next?: () => void) => {
    setBusy(true)
    put()
      .then(isTaken => {
        onEnd(isTaken)
        next?.()
      }, say.error)
      .finally(() => setBusy(false))
  }
  const mayPlace = dossiers.length > 0 && (file !== undefined || first !== undefined)
  return (
    <Box title="Gardé depuis le navigateur" open onClose={() => onEnd(false)} alert>
      <p>
        <strong>{name}</strong>
      </p>
      <p>{kept.sentence}</p>
      {mayPlace && (
        <Choice
          label={file ? 'En faire une pièce du dossier' : 'Le ranger avec le dossier'}
          value={dossier}
          onChange={setDossier}
          options={[
            { value: '', label: 'Aucun' },
            ...dossiers.map(one => ({ value: one.id, label: one.title })),
          ]}
          {...(!file && { help: 'Dans la collection de la bibliothèque qui porte le nom du dossier.' })}
        />
      )}
      {first && <Field label="Mot-clé" value={tag} onChange={setTag} />}
      <div className="actions">
        {first && (
          <>
            <Button
              look="quiet"
              isDisabled={isBusy}
              onPress={() => end(() => go(['bibliotheque'], { nouvelle: 'argument' }))}
            >
              En tirer un argument
            </Button>
            <Button look="quiet" isDisabled={isBusy} onPress={() => end(() => go(['bibliotheque', first]))}>
              Ouvrir
            </Button>
          </>
        )}
        <Button look="main" busy={isBusy} onPress={() => end()}>
          {dossier || tag.trim() ? 'Ranger' : 'Fermer'}
        </Button>
      </div>
    </Box>
  )
}
