import { useState } from 'react'
import { call, useCall } from '../api.ts'
import { Button } from '../ui/button.tsx'
import { keyed } from '../ui/keyed.ts'
import { Failure, Loading } from '../ui/state.tsx'
import { useSay } from '../ui/toast.tsx'

/** Reads the whole library and says whether anything in it is damaged or missing. */
export function Doctor() {
  const [asked, setAsked] = useState(false)
  const { value, error, loading, reload } = useCall('library.doctor', asked ? {} : null, [])
  const say = useSay()
  const mend = () =>
    call['library.mend']({}).then(({ aside, back }) => {
      say.done(`Mis de côté : ${aside}. Rendus : ${back}.`)
      reload()
    }, say.failed)
  return (
    <section aria-labelledby="doctor">
      <h2 id="doctor">État de la bibliothèque</h2>
      {error && <Failure error={error} retry={reload} />}
      {asked && loading && <Loading what="Vérification" />}
      {value && !loading && (
        <ul className="doctor" role="status">
          {value.length === 0 && <li>Rien à signaler : la base et les fichiers sont en bon état.</li>}
          {keyed(value, one => one.message).map(({ key, item: one }) => (
            <li key={key} className={`problem ${one.severity}`}>
              {one.message}
            </li>
          ))}
        </ul>
      )}
      <div className="actions">
        <Button onPress={() => (asked ? reload() : setAsked(true))}>Vérifier la bibliothèque</Button>
        {value?.some(one => one.code === 'row' || one.code === 'aside') && (
          <Button onPress={() => void mend()}>Remettre en ordre</Button>
        )}
      </div>
    </section>
  )
}
