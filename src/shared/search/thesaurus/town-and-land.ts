/** Lines of the thesaurus on what one builds, neighbours, nature, roads, graves, a council and its elections. */
export const TOWN_AND_LAND = `
# Construire
déclaration préalable, déclaration de travaux, clôture, abri, piscine, véranda, cabanon, fenêtre + @refus, permis, obligatoire, faut, mairie, opposition, autorisation ! instruction > L. 421-4 code de l’urbanisme, R. 421-9 code de l’urbanisme, R. 421-12 code de l’urbanisme
opposition, refus + déclaration préalable, clôture + raisons, motif, contester > L. 424-3 code de l’urbanisme
@permis + tacite, silence, @répondre, sans réponse, automatique > L. 424-2 code de l’urbanisme, R. 423-23 code de l’urbanisme
@permis + instruction, délai, mois, pièces, manquantes, complément, dossier incomplet > R. 423-23 code de l’urbanisme, R. 423-38 code de l’urbanisme
@permis + @retirer, mairie, retire, trois mois > L. 424-5 code de l’urbanisme
@permis + périmé, valable, durée, caduc, expire, prolonger, prorogation > R. 424-17 code de l’urbanisme, R. 424-21 code de l’urbanisme
sursis, sursis à statuer + permis, plu, attendre > L. 424-1 code de l’urbanisme, L. 153-11 code de l’urbanisme
certificat d’urbanisme + faux, erreur, valable, durée, constructible, garanti, trompé > L. 410-1 code de l’urbanisme
sans permis, sans autorisation, illégalement, illégale, non conforme, pas respecté + construit, construction, bâti, @voisin, cabane, maison, travaux > L. 480-1 code de l’urbanisme, L. 481-1 code de l’urbanisme, L. 480-4 code de l’urbanisme
procès-verbal, mise en demeure, astreinte + urbanisme, travaux, construction, régulariser > L. 481-1 code de l’urbanisme, L. 480-1 code de l’urbanisme
architecte des bâtiments de france, abf, monument historique, monument + avis, @refus, @permis, @recours, travaux, abords > L. 621-32 code du patrimoine, R. 424-14 code de l’urbanisme, L. 632-2 code du patrimoine
@permis + recours abusif, abusif, chantage, argent, promoteur, dommages > L. 600-7 code de l’urbanisme, L. 600-8 code de l’urbanisme
@permis + référé, suspendre, suspension, urgence > L. 600-3 code de l’urbanisme, L. 521-1 CJA
préemption, préempte, préempter, préempté, racheter, priorité + commune, mairie, maison, terrain, vente, vendre, prix > L. 210-1 code de l’urbanisme, L. 213-1 code de l’urbanisme, L. 213-2 code de l’urbanisme
emplacement réservé, réservé, délaissement + terrain, acheter, commune, plu > L. 151-41 code de l’urbanisme, L. 152-2 code de l’urbanisme, L. 230-1 code de l’urbanisme
inconstructible, inconstructibles, plus constructible, non constructible, zone naturelle, zone agricole, classé + terrain, argent, indemnité, indemnisation, contester, plu > L. 105-1 code de l’urbanisme, L. 153-11 code de l’urbanisme
@plu + enquête, enquête publique, habitants, concertation, avis, participer > L. 153-19 code de l’urbanisme, L. 103-2 code de l’urbanisme
@plu + modifier, modification, révision, élaborer, élaboration, changer > L. 153-31 code de l’urbanisme, L. 153-36 code de l’urbanisme, L. 153-8 code de l’urbanisme
littoral, mer, plage, bord de mer, côte + construire, construction, maison, permis, village > L. 121-8 code de l’urbanisme, L. 121-16 code de l’urbanisme
montagne + construire, construction, chalet, permis > L. 122-5 code de l’urbanisme
agricole, agriculteur, ferme, hangar + construire, construction, maison, zone > L. 151-11 code de l’urbanisme, R. 151-23 code de l’urbanisme
réseaux, électricité, eau, raccorder, raccordement + permis, refus, maison, construction, terrain, irrégulière, mairie > L. 111-11 code de l’urbanisme, L. 111-12 code de l’urbanisme
lotissement, lotir, lot + règlement, cahier des charges, permis d’aménager, règles > L. 442-9 code de l’urbanisme, L. 442-10 code de l’urbanisme
alignement, limite + route, rue, voie, clôture > L. 112-1 code de la voirie routière
expropriation, exproprié, expropriée, exproprier + indemnité, prix, juge, montant, argent > L. 321-1 code de l’expropriation pour cause d’utilité publique, L. 311-5 code de l’expropriation pour cause d’utilité publique
expropriation, exproprié, exproprier, utilité publique + enquête, déclaration, contester, arrêté, cessibilité > L. 121-1 code de l’expropriation pour cause d’utilité publique, L. 132-1 code de l’expropriation pour cause d’utilité publique
exproprié, expropriation + rendre, récupérer, abandonné, cinq ans, rétrocession > L. 421-1 code de l’expropriation pour cause d’utilité publique
supermarché, grande surface, centre commercial, magasin + autorisation, ouvrir, contester, commission, mètres, concurrence > L. 752-1 code de commerce, L. 752-17 code de commerce
handicapé, handicapés, fauteuil, accessible, accessibilité + commerce, bâtiment, mairie, erp, public > L. 164-1 CCH, L. 161-1 CCH
antenne, antennes, relais, 4g, 5g + installer, école, mairie, proche, près, autorisation, information, informer > L. 34-9-1 CPCE, L. 421-4 code de l’urbanisme
linky, compteur + refuser, obligatoire, communicant > L. 341-4 code de l’énergie

# Nature, nuisances et animaux
éolienne, éoliennes, parc éolien + distance, maison, contester, recours, chez moi, autorisation, bruit, mètres > L. 515-44 code de l’environnement, R. 181-50 code de l’environnement, L. 181-3 code de l’environnement
@usine + délai, contester, recours, tiers, riverain, attaquer, combien de temps > R. 181-50 code de l’environnement, R. 514-3-1 code de l’environnement
@usine + préfet, mise en demeure, respecte pas, sans autorisation, sanction, prescriptions > L. 171-7 code de l’environnement, L. 171-8 code de l’environnement
bruit, bruits, tapage, musique, aboie, aboiements, vacarme, voisinage, bar, boîte + voisin, nuit, maire, rien, police, chien, terrasse, pompe > R. 1336-5 CSP, L. 2212-2 CGCT, R. 1336-7 CSP
odeurs, fumée, coq, cloches, poulailler + voisin, maire, campagne > R. 1336-5 CSP, L. 2212-2 CGCT
dépôt sauvage, décharge sauvage, déchets, ordures, épave, gravats + terrain, maire, enlever, abandonnés, rue, forêt, jette > L. 541-3 code de l’environnement, L. 2212-2 CGCT
ordures, poubelles, déchets + ramasse, collecte, passe plus, collecter > L. 2224-13 CGCT
eau + facture, fuite, prix, compteur, consommation > L. 2224-12-4 CGCT, L. 1617-5 CGCT
eau, robinet + potable, qualité, polluée, boire, analyse > L. 1321-1 CSP, L. 1321-4 CSP
assainissement, fosse septique, égout, tout-à-l’égout, raccorder + obliger, contrôle, obligatoire, payer, commune, taxe > L. 1331-1 CSP, L. 1331-8 CSP, L. 2224-8 CGCT
forage, rivière, ruisseau, étang, cours d’eau, zone humide, bassine, nappe + autorisation, déclaration, pomper, travaux, construire, entretien, eau > L. 214-1 code de l’environnement, L. 211-1 code de l’environnement, L. 215-14 code de l’environnement
sécheresse, restriction, arroser, arrosage + eau, préfet, arrêté, interdit > L. 211-3 code de l’environnement, R. 211-66 code de l’environnement
pesticide, pesticides, épandage, glyphosate, traitements + champ, distance, maire, maison, interdire, école > L. 253-7 code rural et de la pêche maritime, L. 253-8 code rural et de la pêche maritime
panneau, affiche, publicité, enseigne, écran + publicitaire, publicité, pub, enseigne, lumineux > L. 581-3 code de l’environnement, L. 581-14 code de l’environnement, L. 581-27 code de l’environnement
chasse, chasser, chasseurs, chasseur + terrain, opposer, refuser, propriété, chez moi, interdire > L. 422-10 code de l’environnement, L. 422-13 code de l’environnement
chasse + permis, validation, retirer, retiré, refus > L. 423-15 code de l’environnement, L. 423-25 code de l’environnement
nuisible, nuisibles, loup, renard, corbeaux, sanglier, sangliers + tuer, tir, tirs, arrêté, dégâts, préfet, piéger > L. 427-6 code de l’environnement, R. 427-6 code de l’environnement, L. 426-1 code de l’environnement
chat, chats + errants, tuer, tué, euthanasie, fourrière, stériliser, capturer, mairie > L. 211-27 code rural et de la pêche maritime, L. 211-24 code rural et de la pêche maritime
chien, chiens, animal, animaux + dangereux, mordu, morsure, muselière, euthanasie, maire, permis, errants, fourrière > L. 211-11 code rural et de la pêche maritime, L. 211-14 code rural et de la pêche maritime, L. 211-22 code rural et de la pêche maritime
arbre, arbres, allée, alignement, platanes + abattre, couper, commune, mairie, route > L. 350-3 code de l’environnement
bois, forêt + défricher, défrichement, couper, coupe > L. 341-3 code forestier, L. 341-1 code forestier
terres, ferme, exploiter, agriculteur, agricole + autorisation, contrôle des structures, préfet, concurrent, exploitation, exploiter > L. 331-2 code rural et de la pêche maritime, L. 331-3 code rural et de la pêche maritime
safer + préemption, vente, terre, acheter, préempte > L. 143-1 code rural et de la pêche maritime, L. 143-3 code rural et de la pêche maritime
débat public, enquête publique, commissaire enquêteur + avis, projet, défavorable, dossier, participer, observations > L. 123-1 code de l’environnement, L. 123-13 code de l’environnement, L. 123-16 code de l’environnement
association + environnement, nature + agir, agréée, agrément, justice, recours > L. 141-1 code de l’environnement, L. 142-1 code de l’environnement

# Routes, chemins et stationnement
chemin rural, chemin, sentier, chemins ruraux + vendre, vente, commune, supprimer, échanger, aliéner > L. 161-10 code rural et de la pêche maritime, L. 161-10-1 code rural et de la pêche maritime, L. 161-1 code rural et de la pêche maritime
chemin, chemins, sentier, passage + fermé, barré, bloqué, obstacle, barrière, voisin, maire, clôturé > L. 161-5 code rural et de la pêche maritime, D. 161-11 code rural et de la pêche maritime
chemin, chemins, sentier + entretien, entretenir, boue, trous > L. 161-8 code rural et de la pêche maritime, L. 2321-2 CGCT
rue, route, voie, circulation, sens unique, vitesse, piétonne, dos d’âne, camions, quartier + interdire, maire, arrêté, ralentir, voitures, interdit + maire, mairie, arrêté, circulation, camions > L. 2213-1 CGCT, L. 2213-2 CGCT, L. 2213-4 CGCT
stationnement, stationner, parking, place + payant, résident, interdit, maire, livraison, arrêté, camping-car > L. 2213-2 CGCT, L. 2333-87 CGCT
fourrière, enlevée, enlèvement, remorquée + voiture, véhicule, moto, payer, contester > L. 325-1 code de la route, R. 325-12 code de la route, L. 325-9 code de la route
voie privée, rue privée, impasse, voirie + commune, domaine public, classer, transférer, reprendre > L. 318-3 code de l’urbanisme, L. 141-3 code de la voirie routière
bac, pont, digue, canal, fossé, égouts, travaux publics, chantier, tramway + @dégât, commerce, client, chiffre d’affaires, perte, inondé > fiche IND-EGALITE, fiche IND-RISQUE
marché, marchés, halles, forain, commerçant + place, emplacement, maire, retirer, exclu, supprimer + forain, halles, ambulant, étal, jours > L. 2224-18 CGCT, L. 2212-2 CGCT

# Cimetières
cimetière, concession, tombe, caveau, sépulture + refuse, refus, acheter, place, durée, renouveler, concession > L. 2223-13 CGCT, L. 2223-15 CGCT, L. 2223-3 CGCT
enterrer, enterré, inhumer, inhumation, enterrement + commune, père, mère, droit, ailleurs, refuse, cimetière, mairie > L. 2223-3 CGCT, L. 2223-13 CGCT
tombe, concession, caveau, sépulture + reprendre, reprise, abandon, abandonnée, enlevée, vidée > L. 2223-17 CGCT, L. 2223-15 CGCT
exhumer, exhumation, déplacer, transférer + corps, cercueil, tombe, cimetière, père, mère > R. 2213-40 CGCT
cendres, incinération, crémation, urne + disperser, garder, maison, jardin, cimetière > L. 2223-18-2 CGCT, L. 2223-18-1 CGCT

# Conseil municipal
bulletin municipal, journal municipal, bulletin, magazine + opposition, expression, tribune, exprimer, espace, élu > L. 2121-27-1 CGCT
intéressé, intérêt personnel, conflit d’intérêts, son frère, sa femme, sa société, propre entreprise + conseil, vote, voté, délibération, conseiller, maire > L. 2131-11 CGCT, L. 1111-6 CGCT
questions, question + orales, poser, élu, conseiller, opposition, conseil > L. 2121-19 CGCT
conseil municipal, conseillers, conseil + quorum, présents, nombre, moitié > L. 2121-17 CGCT
procuration, pouvoir + conseil, conseiller, vote, séance > L. 2121-20 CGCT
vote, voter, scrutin + secret, bulletin secret, main levée + conseil, municipal, maire, adjoint > L. 2121-21 CGCT
commission, commissions + opposition, représentation, proportionnelle, conseil municipal, élus > L. 2121-22 CGCT
procès-verbal, compte rendu, pv + séance, conseil, publier, publié, signer > L. 2121-15 CGCT, L. 2121-26 CGCT
règlement intérieur + conseil, municipal > L. 2121-8 CGCT
opposition, élus, local + bureau, salle, local, disposition > L. 2121-27 CGCT
convoquer, réunir + conseil, municipal, tiers, demande > L. 2121-9 CGCT, L. 2121-10 CGCT
démission, démissionner, démissionne + maire, conseiller, élu, adjoint, office > L. 2121-4 CGCT, L. 2122-15 CGCT, L. 2121-5 CGCT
maire + révoquer, révocation, suspendre, suspendu, destituer, condamné > L. 2122-16 CGCT
adjoint + retirer, délégation, maire, fonctions, retiré > L. 2122-18 CGCT, L. 2122-20 CGCT
élu, maire, conseiller + formation, protection, attaqué, menacé, agressé, poursuivi > L. 2123-35 CGCT, L. 2123-34 CGCT, L. 2123-12 CGCT
salle, salle des fêtes, locaux, gymnase + association, prêter, prêt, refuse, parti, syndicat, louer, mairie > L. 2144-3 CGCT
vendre, vente, vend, céder, terrain communal, bien communal + commune, mairie, prix, sous-évalué, estimation, bâtiment ! chemin > L. 2241-1 CGCT, L. 3211-14 CG3P, L. 3221-1 CG3P
nom, nommer, numéro, numérotation + rue, rues, place, voie > L. 2121-30 CGCT
pétition + commune, mairie, conseil, locale, local, ordre du jour, habitants, région, département > L. 1112-16 CGCT, 72-1 Constitution
référendum, votation + local, commune, mairie, habitants, organiser, maire > LO 1112-1 CGCT, 72-1 Constitution, L. 1112-15 CGCT
consulter, consultation + habitants, électeurs, avis, commune + vote, électeurs, habitants > L. 1112-15 CGCT
budget, déséquilibre, dette, emprunt + commune, voté, chambre, préfet, régulier, équilibre > L. 1612-4 CGCT, L. 1612-5 CGCT, L. 2312-1 CGCT
fusion, fusionner, commune nouvelle + commune, habitants, avis, voisine > L. 2113-2 CGCT, L. 2113-1 CGCT
intercommunalité, communauté de communes, agglomération, syndicat + quitter, sortir, retrait, adhérer > L. 5211-19 CGCT
mariage, marier, baptême, état civil, acte de naissance, prénom + maire, mairie, refuse, refus, changer, copie > 165 code civil, 175-2 code civil, 60 code civil, 101-1 code civil

# Élections
@élection + délai, jours, quand, contester, recours, combien > R. 119 code électoral, L. 248 code électoral
@élection + appel, conseil d’État, perdu > R. 123 code électoral, L. 250 code électoral
@élection + maire, adjoint, adjoints + contester, conseil municipal > L. 2122-13 CGCT, R. 119 code électoral
campagne, publicité, bulletin, promotion, site + maire sortant, sortant, commune, six mois, électorale, avant les élections, réalisations > L. 52-1 code électoral, L. 52-8 code électoral
candidat, candidature, liste, éligible, inéligible + refusée, refus, préfecture, employé, agent, conditions, droit > L. 231 code électoral, L. 228 code électoral, L. 265 code électoral
procuration, procurations + voter, vote, @élection > L. 71 code électoral, L. 73 code électoral
dépouillement, bulletins, urne, émargement, signatures + @élection, vote, nul, différence, compter > L. 65 code électoral, L. 62-1 code électoral, L. 66 code électoral
comptes de campagne, compte de campagne + rejeté, rejet, inéligible, commission > L. 118-3 code électoral, L. 52-15 code électoral
radié, radiation, rayé, inscription, inscrit + liste électorale, listes électorales, électorale > L. 18 code électoral, L. 20 code électoral
député, députés, législatives, sénateur + contester, élection, résultat > LO 180 code électoral, 59 Constitution
départementales, département, régionales, région + contester, élection > L. 222 code électoral, L. 361 code électoral
diffamation, tract, mensonge, fausses nouvelles + veille, campagne, dernier jour, candidat > L. 48-2 code électoral, L. 49 code électoral
`
