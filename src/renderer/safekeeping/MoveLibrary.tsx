import { useState } from 'react'
import { asError, useCall } from '../kernel/api.ts'
import { moveLibrary } from '../kernel/vault.ts'
import { Button } from '../ui/button.tsx'
import { Box } from '../ui/dialog.tsx'
import { useSay } from '../ui/toast.tsx'

/** Moves the library out of a folder that a tool copies to other machines; nothing is shown of any other. */
export function MoveLibrary() {
  const { value } = useCall('library.shelter', {})
  const [isOpen, setOpen] = useState(false)
  const [busy, setBusy] = useState(false)
  const [done, setDone] = useState<string>()
  const say = useSay()
  if (!value?.tool) return null
  const move = async (where: 'proposed' | 'choose') => {
    setBusy(true)
    try {
      setDone(await moveLibrary(where))
    } catch (cause) {
      setOpen(false)
      say.error(asError(cause))
    }
    setBusy(false)
  }
  return (
    <>
      <p>
        {value.tool} copie ce dossier sur d’autres machines, parfois pendant que vous écrivez&nbsp;: une copie
        prise à ce moment peut abîmer la bibliothèque. Elle est à l’abri dans un dossier que rien ne
        synchronise, ses sauvegardes allant, elles, dans celui-ci.
      </p>
      <div className="actions">
        <Button onPress={() => setOpen(true)}>Mettre la bibliothèque à l’abri…</Button>
      </div>
      <Box
        title={done === undefined ? 'Mettre la bibliothèque à l’abri' : 'La bibliothèque est à l’abri'}
        open={isOpen}
        // the program has opened the library elsewhere under this page
        onClose={() => (done === undefined ? setOpen(false) : location.reload())}
        alert
      >
        {done === undefined ? (
          <>
            <p>
              Elle sera copiée dans <span className="path">{value.to}</span>, relue fichier par fichier, sa
              base vérifiée&nbsp;; Prétoire l’ouvrira alors là, à chaque lancement. Rien n’est supprimé&nbsp;:
              l’ancienne est mise de côté dans son dossier.
            </p>
            <p>Chaque sauvegarde du jour sera aussi copiée dans le dossier que {value.tool} synchronise.</p>
            <div className="actions">
              <Button look="main" busy={busy} onPress={() => void move('proposed')}>
                {busy ? 'Copie et vérification…' : 'Déplacer'}
              </Button>
              {window.pretoire && !busy && (
                <Button onPress={() => void move('choose')}>Choisir un autre dossier…</Button>
              )}
              {!busy && <Button onPress={() => setOpen(false)}>Ne rien changer</Button>}
            </div>
          </>
        ) : (
          <>
            <p>{done}</p>
            <div className="actions">
              <Button look="main" onPress={() => location.reload()}>
                Continuer
              </Button>
            </div>
          </>
        )}
      </Box>
    </>
  )
}
