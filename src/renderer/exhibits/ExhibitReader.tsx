import { useEffect, useState } from 'react'
import type { Exhibit } from '../../shared/exhibits/model.ts'
import { isRecognised, TO_VERIFY } from '../../shared/exhibits/scans/model.ts'
import { useCall } from '../kernel/api.ts'
import { BASE } from '../kernel/base.ts'
import { Button } from '../ui/button.tsx'
import { Box } from '../ui/dialog.tsx'
import { Failure, Loading } from '../ui/state.tsx'
import { CopyWords, CorrectWord, FoundWords, ReadWords } from './ReadPage.tsx'
import { useReading } from './useReading.ts'
import './exhibits.css'

interface Props {
  readonly exhibit: Exhibit
  readonly number: number
  /** the page it opens at, and the words that led there */
  readonly at?: { readonly page: number; readonly query: string } | undefined
  readonly onClose: () => void
}

const sheetUrl = (id: string, page: number, width: number) =>
  `${BASE}sheets/${encodeURIComponent(id)}/${page}-${width}.png`

/** An exhibit read page by page. Its pages come as pictures drawn by the program: nothing of the file runs in the window. */
export function Reader({ exhibit, number, at, onClose }: Props) {
  const { value, error, loading, reload } = useCall('exhibits.view', { id: exhibit.id }, [])
  const isDrawing = value?.isDrawing && !error
  const [page, setPage] = useState(at?.page ?? 1)
  const [words, setWords] = useState(false)
  const pages = value?.pages ?? 0
  const seen = useCall(
    'scans.page',
    pages > 0 && !value?.isDrawing ? { exhibit: exhibit.id, page, ...(at && { query: at.query }) } : null,
    ['exhibits'],
  )
  const read = seen.value?.page === page ? seen.value : undefined
  const isRead = read !== undefined && isRecognised(read.origin)
  const [chosen, setChosen] = useState<number>()
  const { busy, read: readPages } = useReading(exhibit.dossier)
  useEffect(() => {
    if (isDrawing && !loading) reload()
  }, [isDrawing, loading, reload])
  useEffect(() => {
    document.getElementById(`sheet-${page}`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [page])
  const turn = (to: number) => {
    setChosen(undefined)
    setPage(Math.min(Math.max(to, 1), Math.max(pages, 1)))
  }
  return (
    <Box title={`Pièce n° ${number} – ${exhibit.label}`} open onClose={onClose} wide>
      {error && <Failure error={error} />}
      {!value && !error && <Loading what="Ouverture de la pièce" />}
      {isDrawing && <Loading what="LibreOffice prépare les pages de cette pièce" />}
      {value && !value.isDrawing && (
        <div className="exhibit-reader">
          {pages > 1 && (
            <ol className="sheets" aria-label="Pages">
              {withNumbers(value.sizes).map(({ at, size }) => (
                <li key={at} id={`sheet-${at}`}>
                  <button
                    type="button"
                    aria-current={page === at ? 'page' : undefined}
                    aria-label={`Page ${at}`}
                    onClick={() => turn(at)}
                  >
                    <img
                      src={sheetUrl(exhibit.id, at, 120)}
                      alt=""
                      loading="lazy"
                      style={{ aspectRatio: `${size.width} / ${size.height}` }}
                    />
                    {at}
                  </button>
                </li>
              ))}
            </ol>
          )}
          <div className="sheet">
            {words && isRead && <pre className="sheet-words">{read.text}</pre>}
            {words && !isRead && <Words id={exhibit.id} page={page} />}
            {!words && (
              <div className="sheet-picture">
                <img src={sheetUrl(exhibit.id, page, 1400)} alt={`Page ${page} sur ${pages}`} />
                {read && <FoundWords page={read} />}
                {read?.origin === 'recognised' && (
                  <ReadWords page={read} chosen={chosen} onChoose={setChosen} />
                )}
              </div>
            )}
          </div>
        </div>
      )}
      {isRead && (
        <p className="help" role="note">
          Texte reconnu, {TO_VERIFY}.
          {read.origin === 'recognised' &&
            ' Les mots soulignés sont douteux\u00a0; un clic sur un mot le corrige.'}
        </p>
      )}
      {read?.origin === 'image' && (
        <p className="help" role="note">
          Cette page est une image&nbsp;: ses mots ne sont pas lus.{' '}
          <Button look="link" busy={busy} onPress={() => void readPages(exhibit.id)}>
            Lire cette pièce
          </Button>
        </p>
      )}
      {read && chosen !== undefined && (
        <CorrectWord
          key={`${page} ${chosen} ${read.words[chosen]?.text}`}
          exhibit={exhibit.id}
          page={read}
          at={chosen}
          onCorrected={() => setChosen(undefined)}
        />
      )}
      <div className="actions">
        <Button isDisabled={page <= 1} onPress={() => turn(page - 1)}>
          Page précédente
        </Button>
        <span role="status">{pages > 0 && `Page ${page} sur ${pages}`}</span>
        <Button isDisabled={page >= pages} onPress={() => turn(page + 1)}>
          Page suivante
        </Button>
        <Button look="quiet" isDisabled={pages === 0} onPress={() => setWords(!words)}>
          {words ? 'Voir la page' : 'Lire son texte'}
        </Button>
        {isRead && <CopyWords page={read} title={`pièce n° ${number}`} />}
        <Button look="quiet" onPress={onClose}>
          Fermer
        </Button>
      </div>
    </Box>
  )
}

/** A page is known by its number. */
const withNumbers = <T,>(sizes: readonly T[]) => sizes.map((size, index) => ({ at: index + 1, size }))

function Words({ id, page }: { readonly id: string; readonly page: number }) {
  const { value, error } = useCall('exhibits.text', { id, page }, [])
  if (error) return <Failure error={error} />
  if (!value) return <Loading what="Lecture du texte" />
  return (
    <pre className="sheet-words">
      {value.text.trim() || 'Cette page est une image\u00a0: elle ne contient pas de texte.'}
    </pre>
  )
}
