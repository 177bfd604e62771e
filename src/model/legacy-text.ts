/**
 * Whether a text was typed for a font of before Unicode (TCVN3 such as .VnTime, or VNI): then it
 * reads “Héi Liªn hiÖp Phô n÷” or “Hoäi Lieân hieäp Phuï nöõ”. Names from other languages do not count.
 */
export function looksLegacy(text: string): boolean {
  const words = text.split(/\s+/u).filter((word) => /\p{L}/u.test(word));
  const odd = words.filter((word) => ODD.test(word));
  return new Set(odd).size >= 2 && odd.length / words.length >= 0.25;
}

// Signs that no Vietnamese word has, beside letters.
const SIGNS = 'µ¸¶·¹¨»¾¼½Æ©Ç®Ë¬ÎÏÑªÖ×Øß÷«ÞåæçîïëäöñøûŸÿ¦§¤¥£';
const ODD = new RegExp(`[A-Za-zÀ-ỹ][${SIGNS}]|[${SIGNS}][A-Za-zÀ-ỹ]`, 'u');
