/** Hosts of rehearsals: what stands there is a draft, and goes away. */
const REHEARSAL = /^(?:staging|preprod|preproduction|recette)\d*[.-]/i

/** Why an address cannot be given to a reader, as a sentence; nothing where its form is sound. Nothing is fetched. */
export function linkFault(address: string): string | undefined {
  const host = hostOf(address)
  if (host === undefined) return 'L’adresse n’est pas complète : elle commence par https:// et nomme un site.'
  if (host.endsWith('.')) return `Le site «\u00a0${host}\u00a0» finit par un point : ôtez-le.`
  if (REHEARSAL.test(host))
    return `«\u00a0${host}\u00a0» est un site d’essai de son éditeur : cherchez la page publique.`
  if (/(?:^|\.)xn--/.test(host))
    return `«\u00a0${host}\u00a0» est écrit dans un alphabet codé : cherchez le site sous son nom ordinaire.`
  return /\.[a-z]{2,}$/i.test(host) ? undefined : `«\u00a0${host}\u00a0» n’est pas le nom d’un site public.`
}

/** The host as it was typed: a parser would take a last point for part of it, and letters with accents for their code. */
function hostOf(address: string): string | undefined {
  const [, host] = /^https?:\/\/(?:[^/?#@]*@)?([^/?#:]+)/i.exec(address.trim()) ?? []
  return host && !/\s/.test(address.trim()) ? host : undefined
}
