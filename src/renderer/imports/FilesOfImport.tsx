import { useState } from 'react'
import type { Output } from '../../shared/contract/contract.ts'
import { typeset } from '../../shared/french/typography.ts'
import { FILE_OUTCOME_WORDS } from '../../shared/imports/job.ts'
import { call, useCall } from '../kernel/api.ts'
import { Button } from '../ui/button.tsx'
import { count } from '../ui/quantities.ts'
import { useSay } from '../ui/toast.tsx'

type Files = Output<'imports.files'>['files']
const FILES_PER_PAGE = 100

/** Lists the files of an import: each with its kind and what was taken of it, those that are not read included. */
export function FilesOfImport({ id }: { readonly id: string }) {
  const { value: first } = useCall('imports.files', { id, limit: FILES_PER_PAGE })
  const [others, setOthers] = useState<Files>([])
  const say = useSay()
  if (!first?.total) return null
  const files = [...first.files, ...others]
  const passed = files.filter(({ kinds }) => kinds.some(({ outcomes }) => outcomes.some(isPassed))).length
  const more = () =>
    void call['imports.files']({ id, limit: FILES_PER_PAGE, offset: files.length }).then(
      page => setOthers(now => [...now, ...page.files]),
      say.error,
    )
  return (
    <details className="import-files">
      <summary>
        {`Fichier par fichier (${first.total.toLocaleString('fr-FR')})`}
        {passed > 0 && (
          <span className="help">{` dont ${count(passed, 'avec du contenu non lu', 'avec du contenu non lu')}`}</span>
        )}
      </summary>
      <div className="table-scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">Fichier</th>
              <th scope="col">Contenu</th>
              <th scope="col">Ce qui en a été pris</th>
            </tr>
          </thead>
          <tbody>
            {files.map(({ file, kinds }) =>
              kinds.map(({ kind, outcomes }, at) => (
                <tr key={`${file} ${kind}`}>
                  {at === 0 && (
                    <th scope="row" rowSpan={kinds.length} className="mono">
                      {file}
                    </th>
                  )}
                  <td>{typeset(kind)}</td>
                  <td>{outcomes.map(outcomeText).join(', ')}</td>
                </tr>
              )),
            )}
          </tbody>
        </table>
      </div>
      {files.length < first.total && (
        <Button look="quiet" onPress={more}>
          {`Voir la suite (${files.length.toLocaleString('fr-FR')} sur ${first.total.toLocaleString('fr-FR')})`}
        </Button>
      )}
    </details>
  )
}

type Outcomes = Files[number]['kinds'][number]['outcomes'][number]
const isPassed = ({ outcome }: Outcomes) => outcome === 'passed'
const outcomeText = ({ outcome, count: n }: Outcomes) =>
  `${n.toLocaleString('fr-FR')} ${FILE_OUTCOME_WORDS[outcome][n > 1 ? 1 : 0]}`
