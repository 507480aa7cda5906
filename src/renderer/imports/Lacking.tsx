import { starterWords } from '../../shared/imports/job.ts'
import { useCall } from '../kernel/api.ts'
import { Button } from '../ui/button.tsx'
import { count } from '../ui/quantities.ts'
import { DownloadLink } from './ToFetch.tsx'

/** Downloads told on the first screen. */
const MOST_WANTED = 3
/** Sources of a library whose state is worked out in some tens of milliseconds; a larger one tells it on demand. */
const MAX_SOURCES = 20_000

/** Says what the library lacks and where to get it, most wanted first, and leads to its whole state. */
export function Lacking({ sources, onState }: { readonly sources: number; readonly onState: () => void }) {
  return (
    <div className="lacking">
      {sources > 0 && sources <= MAX_SOURCES && <Lacks />}
      <Button look="link" onPress={onState}>
        Ce qui manque à la bibliothèque, et où le prendre
      </Button>
    </div>
  )
}

function Lacks() {
  const { value } = useCall('library.state', {})
  if (!value) return null
  const { starter, funds, downloads } = value
  const absent = funds.reduce((sum, fund) => sum + fund.absent, 0)
  const wanted = downloads.filter(({ cited }) => cited > 0).slice(0, MOST_WANTED)
  return (
    <>
      <p>
        {starterWords(starter)}
        {absent > 0 && ` ${count(absent, 'texte cité est absent', 'textes cités sont absents')}.`}
      </p>
      {wanted.length > 0 && (
        <ul className="to-fetch" aria-label="À prendre d’abord">
          {wanted.map(one => (
            <li key={one.url}>
              <DownloadLink download={one} />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
