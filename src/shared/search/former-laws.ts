/**
 * Laws repealed when a code took their provisions in, by their number, and the articles that hold the core of them now. Each is the
 * statute book itself: the ordinance that repealed the law names the code.
 */
const SUCCESSORS: Readonly<Record<string, readonly string[]>> = {
  // access to administrative documents: ordonnance n° 2015-1341
  '78-753': ['L. 311-1 CRPA', 'L. 300-1 CRPA', 'L. 300-2 CRPA', 'L. 311-6 CRPA', 'L. 342-1 CRPA'],
  // reasons of administrative acts: ordonnance n° 2015-1341
  '79-587': ['L. 211-2 CRPA', 'L. 211-5 CRPA', 'L. 232-4 CRPA'],
  // rights of citizens before administrations: ordonnance n° 2015-1341
  '2000-321': ['L. 121-1 CRPA', 'L. 122-1 CRPA', 'L. 112-3 CRPA', 'L. 231-4 CRPA'],
  // public service: ordonnance n° 2021-1574
  '83-634': ['L. 530-1 CGFP', 'L. 121-2 CGFP', 'L. 133-2 CGFP'],
  '84-16': ['L. 533-1 CGFP', 'L. 532-4 CGFP'],
  '84-53': ['L. 533-1 CGFP', 'L. 532-5 CGFP'],
  // video surveillance: ordonnance n° 2012-351
  '95-73': ['L. 251-2 CSI', 'L. 251-1 CSI', 'L. 252-1 CSI'],
}

/** The articles that hold a repealed law now; none for a law that is none of them. */
export const successorsOf = (number: string): readonly string[] => SUCCESSORS[number] ?? []
