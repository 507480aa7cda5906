import { resolve } from 'node:path'
import { isPostgres } from '../../kernel/postgres/address.ts'

/** Parameters of a server's address that name files of this computer. */
const FILE_PARAMETERS = /([?&](?:sslrootcert|sslcert|sslkey)=)([^&]+)/g

/** An address with its folder, or the files it names, from where one is in the terminal: it is kept, and used from elsewhere. */
export const absoluteAddress = (url: string): string =>
  isPostgres(url)
    ? url.replace(
        FILE_PARAMETERS,
        (_, start: string, path: string) => start + encoded(resolve(decodeURIComponent(path))),
      )
    : resolve(url)

const encoded = (path: string): string => encodeURI(path).replace(/[&#?+]/g, encodeURIComponent)
