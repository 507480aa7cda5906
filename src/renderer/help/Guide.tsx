import { useEffect, useRef, useState } from 'react'
import { Button } from '../ui/button.tsx'
import { Box } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { count } from '../ui/quantities.ts'
import { GuideBlocks } from './GuideBlocks.tsx'
import { findPages, type GuidePage, guidePages } from './guide-pages.ts'

/** The guide over the screen, open at the page about it: read offline, searched by its words. */
export function Guide({
  title,
  onClose,
}: {
  readonly title: string | undefined
  readonly onClose: () => void
}) {
  const pages = guidePages()
  const [looked, setLooked] = useState('')
  const [page, setPage] = useState(() => pages.find(page => page.title === title) ?? pages[0])
  const reading = useRef<HTMLElement>(null)
  useEffect(() => {
    if (page) reading.current?.scrollTo(0, 0)
  }, [page])
  const found = findPages(pages, looked)
  const parts = [...new Set(found.map(({ part }) => part))]
  return (
    <Box title="Guide de Prétoire" open onClose={onClose} wide>
      <div className="guide">
        <nav className="guide-pages" aria-label="Pages du guide">
          <Field label="Chercher dans le guide" value={looked} onChange={setLooked} />
          <p role="status" className="help">
            {looked.trim() ? count(found.length, 'page') : ''}
          </p>
          {parts.map(part => (
            <section key={part} aria-label={part}>
              <h3>{part}</h3>
              <ul>
                {found
                  .filter(foundPage => foundPage.part === part)
                  .map(foundPage => (
                    <li key={foundPage.title}>
                      <PageLink
                        page={foundPage}
                        isHere={foundPage === page}
                        onOpen={() => setPage(foundPage)}
                      />
                    </li>
                  ))}
              </ul>
            </section>
          ))}
        </nav>
        {page && (
          <article ref={reading} className="guide-page" aria-label={page.title} tabIndex={0}>
            <h3>{page.title}</h3>
            <GuideBlocks blocks={page.blocks} />
          </article>
        )}
      </div>
      <div className="actions">
        <Button onPress={onClose}>Fermer</Button>
      </div>
    </Box>
  )
}

const PageLink = ({
  page,
  isHere,
  onOpen,
}: {
  readonly page: GuidePage
  readonly isHere: boolean
  readonly onOpen: () => void
}) => (
  <button type="button" className="guide-link" aria-current={isHere ? 'page' : undefined} onClick={onOpen}>
    {page.title}
  </button>
)
