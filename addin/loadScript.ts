/** Adds a classic script to the page; rejects where it cannot be loaded. */
export const loadScript = (address: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = address;
    script.onload = () => resolve();
    script.onerror = () => reject(new Error(`a script could not be loaded: ${address}`));
    document.head.append(script);
  });
