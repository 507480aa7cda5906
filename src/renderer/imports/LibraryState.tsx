import { useState } from 'react'
import { starterWords } from '../../shared/imports/job.ts'
import type { FundState, LibraryState as State } from '../../shared/imports/library-state.ts'
import type { FileRef } from '../../shared/kernel/endpoint.ts'
import { call, exportUrl, useCall } from '../kernel/api.ts'
import { save } from '../kernel/download.ts'
import { Button } from '../ui/button.tsx'
import { count } from '../ui/quantities.ts'
import { Failure, Loading } from '../ui/state.tsx'
import { useSay } from '../ui/toast.tsx'
import { AttachedFunds } from './AttachedFunds.tsx'
import { Downloads } from './Downloads.tsx'
import { amountOf, isOfMembers, reachOf } from './fundReach.ts'
import { OfficeCorpus } from './OfficeCorpus.tsx'
import { ToFetch } from './ToFetch.tsx'

/** Shows how complete and how old the library is, fund by fund, what is missing, and where to get it. */
export function LibraryState({
  onArchive,
}: {
  readonly onArchive: (file: FileRef, onlyCited: boolean) => void
}) {
  const { value, error, reload } = useCall('library.state', {})
  if (error) return <Failure error={error} retry={reload} />
  if (!value) return <Loading what="État de la bibliothèque" />
  return (
    <div className="reader library-state">
      <h2 className="reader-title">État de la bibliothèque</h2>
      <p className="help">
        Prétoire ne va rien chercher lui-même&nbsp;: les adresses s’ouvrent dans votre navigateur, et les
        fichiers pris s’importent ensuite. {starterWords(value.starter)}
      </p>
      <Funds funds={value.funds} />
      <AttachedFunds onChange={reload} />
      <OfficeCorpus />
      <Downloads folder={value.downloadsFolder} onChange={reload} onArchive={onArchive} />
      <ToFetch downloads={value.downloads} />
    </div>
  )
}

function Funds({ funds }: { readonly funds: State['funds'] }) {
  const hasFiles = funds.some(makesFile)
  return (
    <table className="funds">
      <thead>
        <tr>
          <th scope="col">Fonds</th>
          <th scope="col" className="figure">
            Textes
          </th>
          <th scope="col">Jusqu’où</th>
          <th scope="col" className="figure">
            Absents
          </th>
          {hasFiles && <th scope="col">En un fichier</th>}
        </tr>
      </thead>
      <tbody>
        {funds.map(one => (
          <tr key={one.fund}>
            <th scope="row">
              {one.title}
              <span className="help"> {one.publisher}</span>
            </th>
            <td className="figure">{amountOf(one)}</td>
            <td>
              {reachOf(one).map(line => (
                <p key={line}>{line}</p>
              ))}
            </td>
            <td className="figure">{one.absent > 0 && count(one.absent, 'absent')}</td>
            {hasFiles && <td>{makesFile(one) && <FundFile fund={one} />}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Whether a fund has texts to write to a file. */
const makesFile = ({ fund, texts }: FundState) => texts > 0 && !isOfMembers(fund)

/** Makes a file of a fund, to be given or kept. */
function FundFile({ fund: { fund, title } }: { readonly fund: FundState }) {
  const [isBusy, setBusy] = useState(false)
  const say = useSay()
  const make = () => {
    setBusy(true)
    call['funds.export']({ fund })
      .then(file => {
        save(exportUrl(file.id), file.name)
        say.success(`${title}\u00a0: ${count(file.texts, 'texte')} dans «\u00a0${file.name}\u00a0».`)
      }, say.error)
      .finally(() => setBusy(false))
  }
  return (
    <Button
      look="quiet"
      busy={isBusy}
      onPress={make}
      aria-label={`Enregistrer le fonds «\u00a0${title}\u00a0» en un fichier`}
    >
      {isBusy ? 'En cours…' : 'Enregistrer…'}
    </Button>
  )
}
