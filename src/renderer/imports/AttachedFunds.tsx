import { useState } from 'react'
import { dayText } from '../../shared/french/dates.ts'
import type { AttachedFund } from '../../shared/library/fund.ts'
import { call, upload, useCall } from '../kernel/api.ts'
import { pickFiles } from '../kernel/download.ts'
import { Button } from '../ui/button.tsx'
import { Box } from '../ui/dialog.tsx'
import { bytesText, count } from '../ui/quantities.ts'
import { useSay } from '../ui/toast.tsx'

/** Lists the funds that lie in files of their own beside the library, attaches and detaches them. */
export function AttachedFunds({ onChange }: { readonly onChange: () => void }) {
  const { value: funds = [], reload } = useCall('funds.list', {})
  const [isBusy, setBusy] = useState(false)
  const [toDetach, setToDetach] = useState<AttachedFund>()
  const say = useSay()
  const run = (work: () => Promise<string | undefined>) => {
    setBusy(true)
    work()
      .then(words => {
        if (words) say.success(words)
        reload()
        onChange()
      }, say.error)
      .finally(() => setBusy(false))
  }
  const attach = () =>
    run(async () => {
      const [file] = await pickFiles({ multiple: false, accept: '.db' })
      if (!file) return undefined
      const result = await call['funds.attach']({ file: await upload(file) })
      return `${result.title}\u00a0: fonds ${result.replaced ? 'remplacé' : 'attaché'}, ${count(result.texts, 'texte')}.`
    })
  const check = ({ fund, title }: AttachedFund) =>
    run(async () => {
      await call['funds.check']({ fund })
      return `${title}\u00a0: le fonds est tel qu’il a été fait.`
    })
  const detach = ({ fund, title }: AttachedFund) => {
    setToDetach(undefined)
    run(async () => {
      const { copied } = await call['funds.detach']({ fund })
      return `${title}\u00a0: fonds détaché.${copied ? ` ${count(copied, 'texte cité reste', 'textes cités restent')} dans la bibliothèque.` : ''}`
    })
  }
  return (
    <section aria-labelledby="attached-funds">
      <h3 id="attached-funds">Fonds attachés</h3>
      <p className="help">
        Un fonds peut être reçu en un fichier, sur une clé par exemple. Il est alors cherché et lu avec la
        bibliothèque, sans y entrer&nbsp;: il reste en clair, même si elle est scellée, et n’est dans aucune
        sauvegarde. Gardez son fichier.
      </p>
      {funds.length > 0 && (
        <ul className="to-fetch" aria-label="Fonds attachés">
          {funds.map(one => (
            <li key={one.file}>
              <div>
                {one.title}
                <span className="help"> {wordsOf(one)}</span>
              </div>
              {one.state === 'attached' && (
                <div className="actions">
                  <Button look="quiet" busy={isBusy} onPress={() => check(one)}>
                    Vérifier
                  </Button>
                  <Button look="quiet" busy={isBusy} onPress={() => setToDetach(one)}>
                    Détacher…
                  </Button>
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
      <div className="actions">
        <Button busy={isBusy} onPress={attach}>
          Attacher un fonds…
        </Button>
      </div>
      {toDetach && (
        <Box
          title={`Détacher «\u00a0${toDetach.title}\u00a0»`}
          open
          alert
          onClose={() => setToDetach(undefined)}
        >
          <p>
            Son fichier est supprimé du dossier de la bibliothèque. Ce que vos textes citent y reste&nbsp;;
            les collections retrouvent leurs sources quand il est attaché de nouveau.
          </p>
          <div className="actions">
            <Button look="danger" onPress={() => detach(toDetach)}>
              Détacher
            </Button>
            <Button look="quiet" onPress={() => setToDetach(undefined)}>
              Annuler
            </Button>
          </div>
        </Box>
      )}
    </section>
  )
}

const wordsOf = ({ texts, bytes, day, state }: AttachedFund): string =>
  [
    count(texts, 'texte'),
    bytesText(bytes),
    ...(day ? [`état du ${dayText(day)}`] : []),
    ...(state === 'newer' ? ['fait par une version plus récente de Prétoire\u00a0: il n’est pas lu'] : []),
  ].join(', ')
