# RUN: %same_as_cpython %s
# XFAIL: *
# Not yet: dataclasses needs exec().
"""The core of a parallel downloader: workers on an asyncio queue, retries, time-outs, cancellation. Nothing is fetched."""
import asyncio
import contextlib
import logging
import sys
import time
from dataclasses import dataclass, field

logging.basicConfig(level=logging.INFO, format='%(levelname)-8s %(name)s: %(message)s', stream=sys.stdout)
log = logging.getLogger('downloader')


class FetchError(Exception):
    pass


@dataclass(order=True)
class Job:
    priority: int
    url: str = field(compare=False)
    tries: int = field(default=0, compare=False)


class FakeServer:
    """Answers after a number of turns of the loop, as the URL says: slow, broken, flaky."""
    def __init__(self, limit):
        self.gate = asyncio.Semaphore(limit)
        self.active = self.peak = 0
        self.seen = {}

    @contextlib.asynccontextmanager
    async def connection(self):
        async with self.gate:
            self.active += 1
            self.peak = max(self.peak, self.active)
            try:
                yield self
            finally:
                self.active -= 1

    async def get(self, url):
        async with self.connection():
            count = self.seen[url] = self.seen.get(url, 0) + 1
            for _ in range(len(url) % 5):
                await asyncio.sleep(0)
            if 'hang' in url:
                await asyncio.sleep(3600)
            if 'broken' in url or 'flaky' in url and count < 3:
                raise FetchError(f'{url}: attempt {count}')
            for start in range(0, len(url), 8):
                yield url[start:start + 8]


async def fetch(server, job):
    chunks = [chunk async for chunk in server.get(job.url)]
    return sum(map(len, chunks)), len(chunks)


async def worker(name, queue, server, results):
    while True:
        job = await queue.get()
        try:
            results[job.url] = await asyncio.wait_for(fetch(server, job), timeout=0.05)
        except (FetchError, asyncio.TimeoutError) as error:
            job.tries += 1
            if isinstance(error, FetchError) and job.tries < 3:
                await queue.put(job)
            else:
                results[job.url] = error
        finally:
            queue.task_done()


async def download(urls, workers=3):
    queue, results = asyncio.PriorityQueue(), {}
    server = FakeServer(2)
    for i, url in enumerate(urls):
        queue.put_nowait(Job(i % 3, url))
    tasks = [asyncio.create_task(worker(f'w{i}', queue, server, results), name=f'w{i}') for i in range(workers)]
    await queue.join()
    for task in tasks:
        task.cancel()
    ended = await asyncio.gather(*tasks, return_exceptions=True)
    log.info('workers: %s, peak %d', [type(e).__name__ for e in ended], server.peak)
    return results


async def ticker(event, ticks):
    for i in range(ticks):
        await asyncio.sleep(0)
    event.set()
    return ticks


async def main():
    urls = ['a/plain', 'b/flaky/one', 'c/broken', 'd/hang', 'e/long/path/of/many/parts', 'f/flaky/two!']
    results = await download(urls)
    for url in urls:
        log.info('%-28s %r', url, results[url])

    event = asyncio.Event()
    async with asyncio.TaskGroup() as group:
        ticking = group.create_task(ticker(event, 5))
        group.create_task(event.wait())
    print(ticking.result(), event.is_set(), ticking.done())

    try:
        async with asyncio.timeout(0.01):
            await asyncio.sleep(10)
    except TimeoutError as error:
        print('timed out', repr(error))

    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(asyncio.sleep(3600))
            group.create_task(fail(ValueError('first')))
            group.create_task(fail(KeyError('second')))
    except* ValueError as errors:
        print('values', errors.exceptions)
    except* KeyError as errors:
        print('keys', errors.exceptions)

    loop = asyncio.get_running_loop()
    future = loop.create_future()
    loop.call_soon(future.set_result, 'soon')
    loop.call_later(0.001, lambda: order.append('later'))
    order = [await future]
    await asyncio.sleep(0.01)
    print(order, await asyncio.to_thread(lambda a, b=2: a * b, 21), await loop.run_in_executor(None, sum, [1, 2, 3]))

    lock, condition, shared = asyncio.Lock(), asyncio.Condition(), []

    async def producer():
        for i in range(3):
            async with condition:
                shared.append(i)
                condition.notify_all()
            await asyncio.sleep(0)

    async def consumer():
        async with condition:
            await condition.wait_for(lambda: len(shared) == 3)
        return sum(shared)
    print(await asyncio.gather(producer(), consumer()), lock.locked())
    done, pending = await asyncio.wait([asyncio.ensure_future(asyncio.sleep(0, 'x')), asyncio.ensure_future(asyncio.sleep(50))],
                                       return_when=asyncio.FIRST_COMPLETED)
    print([t.result() for t in done], len(pending))
    for task in pending:
        task.cancel('enough')
        with contextlib.suppress(asyncio.CancelledError):
            await task


async def fail(error):
    await asyncio.sleep(0)
    raise error

started = time.monotonic()
asyncio.run(main())
print(time.monotonic() - started < 30)
asyncio.run(fail(FetchError('at the end')))
