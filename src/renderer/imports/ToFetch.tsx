import { useState } from 'react'
import { typeset } from '../../shared/french/typography.ts'
import type { Download } from '../../shared/imports/library-state.ts'
import { call, exportUrl } from '../kernel/api.ts'
import { save } from '../kernel/download.ts'
import { Button } from '../ui/button.tsx'
import { bytesText, count } from '../ui/quantities.ts'
import { useSay } from '../ui/toast.tsx'

/** Rows listed at first, then more at each press. */
const FIRST_ROWS = 20
const MORE_ROWS = 60

/** Lists what is to be fetched, most cited first: to open one by one, or to tick and write down for a download program. */
export function ToFetch({ downloads }: { readonly downloads: readonly Download[] }) {
  const [limit, setLimit] = useState(FIRST_ROWS)
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const say = useSay()
  if (downloads.length === 0) return null
  const urls = downloads.filter(({ url }) => ticked.has(url))
  const files = urls.filter(({ kind }) => kind === 'file')
  const toggle = (url: string, isTicked: boolean) => {
    const next = new Set(ticked)
    if (isTicked) next.add(url)
    else next.delete(url)
    setTicked(next)
  }
  const copy = () =>
    void navigator.clipboard.writeText(urls.map(({ url }) => url).join('\n')).then(
      () => say.success('Adresses copiées.'),
      () => say.error(new Error('La copie a été refusée par le système.')),
    )
  const write = () =>
    void call['library.saveAddresses']({ urls: files.map(({ url }) => url) }).then(
      file => save(exportUrl(file.id), file.name),
      say.error,
    )
  return (
    <section aria-labelledby="to-fetch">
      <h3 id="to-fetch">À prendre</h3>
      <p className="help">
        D’abord ce qui peut apporter le plus de textes cités, ou connus par une fiche seulement. Une page
        s’ouvre pour y choisir le fichier&nbsp;; un fichier se télécharge à son adresse exacte.
      </p>
      <ul className="to-fetch">
        {downloads.slice(0, limit).map(one => (
          <li key={one.url}>
            <input
              type="checkbox"
              aria-label={`Cocher ${one.title}`}
              checked={ticked.has(one.url)}
              onChange={event => toggle(one.url, event.target.checked)}
            />
            <DownloadLink download={one} />
          </li>
        ))}
      </ul>
      {downloads.length > limit && (
        <Button look="link" onPress={() => setLimit(n => n + MORE_ROWS)}>
          {`La suite (${(downloads.length - limit).toLocaleString('fr-FR')})`}
        </Button>
      )}
      <div className="actions">
        <Button isDisabled={urls.length === 0} onPress={copy}>
          Copier les adresses cochées
        </Button>
        <Button isDisabled={files.length === 0} onPress={write}>
          Enregistrer la liste pour «&nbsp;wget -i&nbsp;»
        </Button>
      </div>
      {urls.length > files.length && (
        <p className="help">Les pages cochées ne vont pas dans cette liste&nbsp;: le fichier s’y choisit.</p>
      )}
    </section>
  )
}

/** The address of something to fetch, what it is, and what it may bring. */
export const DownloadLink = ({
  download: { url, title, kind, bytes, cited },
}: {
  readonly download: Download
}) => (
  <div>
    <a href={url} target="_blank" rel="noreferrer">
      {typeset(title)}
    </a>
    <span className="help">
      {[
        kind === 'file' ? 'fichier' : bytes ? 'page où choisir le fichier' : 'page',
        ...(bytes ? [`environ ${bytesText(bytes)}`] : []),
        ...(cited ? [count(cited, 'texte absent', 'textes absents')] : []),
      ].join(', ')}
    </span>
  </div>
)
