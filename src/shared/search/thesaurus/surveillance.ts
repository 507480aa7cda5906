/** Lines of the thesaurus on cameras, listening, connections, and the bills that widen them. */
export const SURVEILLANCE = `
# Caméras
@caméra + rue, voie, place, trottoir, ville, commune, pourquoi, refuser, publique, droit > L. 251-2 CSI, L. 252-1 CSI
@caméra + autorise, autorisation, autorisé, installer, installation, préfet, qui, commission > L. 252-1 CSI, L. 251-2 CSI
@caméra + @logiciel, intelligente, intelligentes, analyse, analyser, automatiquement, détecter, détection, augmentée, algorithmique, briefcam > CE 506370, L. 251-2 CSI, fiche VSA-01, fiche CNIL-01
@caméra + @visage, reconnaissent, identifier > 5 RIA, CE 506370, 9 RGPD, fiche ARG-BIOMETRIE
@caméra + garder, garde, gardent, gardées, conserver, conservées, conservation, temps, durée, jours > L. 252-5 CSI
@caméra + voir, accès, demander, récupérer > L. 253-5 CSI
@caméra + @voisin, maison, chez moi, jardin, particulier, porte > CJUE C-212/13, 226-1 code pénal
@caméra + @école, élèves, enfants > fiche ARG-ECOLES, fiche CNIL-05, fiche CNIL-07, fiche VSA-05
@visage, portique, portiques + @école > fiche VSA-05, fiche CNIL-07
@visage + interdite, interdit, rue, temps, légal, légale, droit, police > 5 RIA, 9 RGPD, fiche ARG-BIOMETRIE
@visage + manifestant, manifestation, militant > CEDH 11519/20, 5 RIA
@visage + photos, internet, réseaux sociaux, aspirer, collecter > fiche CNIL-03
intelligence artificielle, ia, algorithme + interdit, interdite, interdites, règlement, europe, pratiques, permet, risque > 5 RIA, fiche ARG-VSA-08
@caméra, images + diffuser, diffusion, publier, télévision, internet, journal > CEDH 44647/98, 8 CESDH
@caméra + efficace, utile, sert, fonctionne, preuve, résultats, délinquance > fiche ARG-VSA-06, fiche DOC-05
expérimentation, expérience, jeux olympiques, jeux, JO, essai + @caméra, surveillance, finie, prolonger, algorithme, fin, logiciel, loi > fiche TXT-13, fiche TXT-17, fiche ARG-JO2030, fiche CC-14
@caméra + commission, départementale, avis > L. 252-1 CSI, fiche EXT-PROC-CDV
@caméra + prouver, preuve, existe, cachée, secret > fiche ARG-PREUVE, fiche VSA-08
@caméra, surveillance + terrorisme, attentat, église, gare > L. 223-1 CSI
bruit, bruits, son, sons, micro, micros, audio, cris, écoute, enregistre + rue, ville, commune, quartier, espace public, mairie, place > fiche VSA-09, fiche ARG-AUDIO
filmer, photographier, enregistrer, prendre en photo + policier, policiers, la police, gendarmes + droit, légal, interdit, autorisé ! drone, drones > 11 DDHC, Cons. const. 2021-817, 10 CESDH
@caméra + piéton, uniforme, agent, policier, porter > L. 241-1 CSI
plaque, plaques, lapi + lire, lecture, voiture, immatriculation > L. 233-1 CSI
train, gare, métro, bus, transports + agents, fouille, caméra, sûreté, surveillance > fiche TXT-15, fiche ARG-TRANSPORTS, fiche CC-16
drone, drones + @police, filmer, filme, survoler, filmé, surveiller, @manif, légal, autorise > L. 242-5 CSI, CE 446155, CE 440442, Cons. const. 2021-834

# Écoutes, téléphones, connexions
micro, micros, sonoriser, sonorisation, enregistrer, écouter, mouchard + @police, voiture, domicile, maison, appartement, bureau, juge > 706-96 CPP, 706-99 CPP
activer, allumer, activation, déclencher + distance, micro, caméra, @téléphone + distance, police, micro > Cons. const. 2023-855, Cons. const. 2025-885, fiche ARG-NAR-03
pirater, piratage, espion, espionner, logiciel espion, infecter, captation + @téléphone, police, données > 706-102-1 CPP, Cons. const. 2022-987
@police + @téléphone + fouiller, fouille, regarder, lire, accéder, saisir, exploiter, contenu > CJUE C-548/21, 706-102-1 CPP
code, mot de passe, déverrouiller, clé, déchiffrement + @téléphone, donner, @police, obligé, refuser > Cons. const. 2018-696
messagerie, messages, signal, whatsapp, chiffrement, chiffré, chiffrée, chiffrées, chiffrer, porte dérobée, backdoor + interdire, interdit, police, affaiblir, casser, lire, obliger, ouvrir, accès, état > CEDH 33696/19, fiche ARG-CHIFFREMENT, fiche ARG-NAR-02
opérateur, opérateurs, connexion, connexions, appels, fadettes, historique, adresses ip, métadonnées + garder, gardent, conserver, conservent, conservation, stocker, liste, fichier > CJUE C-203/15, CJUE C-511/18, CE 393099, Cons. const. 2021-976, fiche ARG-CONSERVATION
connexion, appels, fadettes, adresse ip, opérateur + accès, police, enquête, obtenir, juge, procureur, demander > CJUE C-746/18, Cons. const. 2022-993, CJUE C-470/21
renseignement, services secrets, services, algorithme, boîte noire, boîtes noires + connexions, internet, données, noires, analyser, surveiller > L. 851-3 CSI, Cons. const. 2015-713, fiche ARG-NAR-05
renseignement, services + échanger, partager, parler, partage, communiquer > L. 822-3 CSI, fiche ARG-NAR-10
écoutes, interception, interceptions, surveillance de masse, espionnage + État, masse, internationale, garanties, police, étranger > CEDH 47143/06, CEDH 58170/13, 8 CESDH
balise, gps, géolocaliser, géolocalisation, suivre, traceur, bornage + @police, voiture, téléphone, peut-on, juge > CEDH 31446/12, 8 CESDH
entourage, proches, ami + connexions, renseignement, surveiller, temps réel > Cons. const. 2017-648
hertzien, hertzienne, ondes + surveillance, écoute > Cons. const. 2016-590
imsi, intercepteur, antenne, valise > fiche ARG-NAR-09, L. 851-6 CSI
secret défense, moyens de l’État, secret + captation, logiciel espion, technique > Cons. const. 2022-987
dossier coffre, procès-verbal distinct, preuves, preuve + secret, connaître, accusé, prévenu, cachées, avocat, jugé > 706-104 CPP, fiche ARG-NAR-04
@logiciel, rapprochement + enquête, police judiciaire, affaires, gendarmerie > 230-20 CPP, fiche ARG-VSA-04
criminalité organisée, bande organisée + liste, infractions, techniques, quoi > 706-73 CPP
passagers, avion, pnr, vols > CJUE C-817/19
alicem, application, identité numérique + @visage, état, obligatoire > CE 432656

# Internet
bloquer, blocage, bloqué, couper, coupure, tiktok, réseau social + État, gouvernement, site, internet, droit, application, tiktok > CE 494511
contenu, contenus, publication, site, message, vidéo + retirer, retiré, retrait, supprimer, effacé, censurer + juge, internet, heures, pharos, police > Cons. const. 2020-801, fiche ARG-NAR-06, fiche TXT-21

# Police, enquête
contrôle + identité > 78-2 CPP
garde + vue > 63-1 CPP, 63 CPP
perquisition, fouille + domicile, maison > 56 CPP, 76 CPP
entreprise, privé, privée, privés, société, vigiles, vigile, start-up, agents de sécurité, sous-traiter + police, surveiller, surveillance, pouvoir, remplacer, déléguer, mission > Cons. const. 2021-940, 12 DDHC, fiche INT-DELEG

# Lois et Parlement
amendement, article, disposition, cavalier, texte + rapport, lien, rien à voir, sans rapport, hors sujet, glissé + loi, amendement, député, cavalier > 45 Constitution, fiche ARG-CAVALIER
domaine, compétence, gouvernement, décret, décider, réserve + loi, parlement > 34 Constitution, fiche GEN-INC
conseil constitutionnel + écrire, contribution, contribuer, argument, porte étroite, citoyen, envoyer, association > fiche CC-19
narcotrafic, trafiquants, trafic, drogue + loi, censure, conseil constitutionnel, promulguée, texte > fiche TXT-16, fiche CC-17
narcotrafic, trafic, drogue, dealer, dealers, point de deal + interdire de paraître, quartier, fermer, commerce, logement > fiche ARG-NAR-08, fiche ARG-NAR-20
narcotrafic, trafiquants, drogue + seulement, seuls, concerné, innocents, tout le monde, vise > fiche ARG-NAR-01
rien à cacher, rien à se reprocher, honnête > fiche ARG-NAR-14, fiche ARG-MANIFESTER, 8 CESDH
police municipale, policiers municipaux + drone, drones, caméra > Cons. const. 2021-834, L. 251-2 CSI
sécurité globale + drone, drones, censure, conseil constitutionnel > Cons. const. 2021-817
liberté, libertés, vie privée + sécurité, limiter, restreindre, limitée, ordre public, proportionné, atteinte > 4 DDHC, 2 DDHC, fiche INT-PROP, 52 charte des droits fondamentaux
vie privée + constitution, protège, respect, droit, texte > 2 DDHC, 8 CESDH, 7 charte des droits fondamentaux
surveillance, surveillé, surveillée, caméra + @manif, peur, dissuader, dissuade, exprimer > fiche ARG-MANIFESTER, CE 446155, 11 CESDH
`
