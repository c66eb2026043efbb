// Which of the things to click or fill in the focus has been at. `begin` listens; `end` says what it never came to.
(selector => {
  const reached = new Set();
  const seen = element =>
    element.checkVisibility({visibilityProperty: true}) && element.getBoundingClientRect().width > 0;
  const said = element => (element.ariaLabel ?? element.textContent).trim().slice(0, 40);
  const name = element => `${element.localName}.${element.getAttribute('class') ?? ''} “${said(element)}”`;
  const ROLES = ['button', 'link', 'tab', 'checkbox', 'switch', 'option', 'menuitem', 'slider'];
  const INTERACTIVE = ['a[href]', 'button', 'input:not([type=hidden])', 'select', 'textarea', 'summary', '[onclick]',
    '[tabindex]', ...ROLES.map(role => `[role=${role}]`)].join(', ');
  // In these the arrow keys go on from the one element that Tab comes to. And where a click on a row does no more than
  // the button in it, the button is enough.
  const ROVING = '[role=grid], [role=listbox], [role=tablist], [role=tree], [role=toolbar], [role=menu], [role=radiogroup]';

  const together = element => {
    if (element.type === 'radio') return [...document.getElementsByName(element.name)];
    const group = element.closest(ROVING) ?? (element.matches(INTERACTIVE) ? null : element);
    return group ? [group, ...group.querySelectorAll('*')] : [element];
  };
  const clickable = root => [...root.querySelectorAll('*')].filter(element => {
    if (element.matches(INTERACTIVE)) return !element.disabled;
    // A pointer over what is neither a control nor inside one: somebody listens to clicks alone.
    const pointer = getComputedStyle(element).cursor === 'pointer';
    const inherited = element.parentElement && getComputedStyle(element.parentElement).cursor === 'pointer';
    return pointer && !inherited && !element.closest(`${INTERACTIVE}, label`);
  });

  document.addEventListener('focusin', event => reached.add(event.target));
  document.activeElement?.blur();
  window.quotestanceFocus = {
    count: () => reached.size,
    end: () => [...document.querySelectorAll(selector)].flatMap(clickable)
      .filter(element => seen(element) && !together(element).some(one => reached.has(one))).map(name),
  };
})
