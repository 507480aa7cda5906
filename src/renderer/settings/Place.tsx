import { call, useCall } from '../kernel/api.ts'
import { Button } from '../ui/button.tsx'
import { useSay } from '../ui/toast.tsx'

/** Where the library lies and how it is saved, in one paragraph. */
export function Place() {
  const { value } = useCall('library.place', {})
  const say = useSay()
  if (!value) return null
  return (
    <>
      <p>
        Votre bibliothèque (sources, dossiers, textes, pièces) est dans un dossier de cet ordinateur,{' '}
        <span className="path">{value.folder}</span>. Ce que vous écrivez s’y enregistre à mesure. Une
        sauvegarde se fait chaque jour dans son dossier «&nbsp;backups&nbsp;»&nbsp;; comme elles sont sur le
        même disque, choisissez une seconde place, plus bas, ou rangez-en une ailleurs de temps en temps.
      </p>
      {value.isRevealable && (
        <div className="actions">
          <Button onPress={() => void call['library.reveal']({}).catch(say.error)}>Ouvrir le dossier</Button>
        </div>
      )}
    </>
  )
}
