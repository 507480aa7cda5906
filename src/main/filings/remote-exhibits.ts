import type { Filing } from '../../shared/filings/model.ts'
import type { FilingHere, RemoteExhibit } from '../../shared/filings/remote-exhibits.ts'
import { filePlace } from '../exhibits/remote/file-place.ts'
import type { Library } from '../kernel/library.ts'

/** The exhibits of a deposit whose file stayed in a space: the deposit holds each by its digest, which names one file only. */
export const remoteExhibits = (library: Library, { exhibits }: Filing): RemoteExhibit[] =>
  exhibits.flatMap(({ number, label, sha256 }) => {
    const place = sha256 === undefined ? undefined : filePlace(library, sha256)
    if (sha256 === undefined || place?.kind !== 'remote') return []
    const { title, isAwaited } = place.file
    return [{ number, label, sha256, space: title, isAwaited }]
  })

/** A deposit as it stands on this desk. */
export const filingHere = (library: Library, filing: Filing): FilingHere => ({
  ...filing,
  remote: remoteExhibits(library, filing),
})
