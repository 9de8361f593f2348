// Only documents of somebody who is signed in have a session to watch over; visitors load nothing more than this.
const person = document.querySelector<HTMLMetaElement>('meta[name=gatehouse-person]')?.content;
if (person) {
  void import('./session/watch').then(({ watch }) => watch(person));
}

export {};
