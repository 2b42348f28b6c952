/** A condition that only asks how much room there is. */
const asksForRoom = (condition: string): boolean =>
  /\bwidth\b/.test(condition) &&
  !/height|orientation|prefers|forced|print|screen|hover|pointer/.test(condition);

function adapt(rules: CSSRuleList): string {
  return Array.from(rules, (rule): string => {
    if (rule instanceof CSSFontFaceRule) return '';
    if (rule instanceof CSSMediaRule) {
      const kind = asksForRoom(rule.conditionText) ? 'container' : 'media';
      return `@${kind} ${rule.conditionText} {${adapt(rule.cssRules)}}`;
    }
    if (rule instanceof CSSSupportsRule) return `@supports ${rule.conditionText} {${adapt(rule.cssRules)}}`;
    return rule.cssText;
  }).join('\n');
}

/**
 * The page's own styles, for a part of it that has less room than the window: whatever they ask of the window's width
 * they ask of the nearest container.
 */
export function makeNarrowStyles(): CSSStyleSheet {
  const styles = new CSSStyleSheet();
  const text = Array.from(document.styleSheets, (sheet) => {
    try {
      return adapt(sheet.cssRules);
    } catch {
      // of another site: cannot be read
      return '';
    }
  });
  styles.replaceSync(text.join('\n'));
  return styles;
}
