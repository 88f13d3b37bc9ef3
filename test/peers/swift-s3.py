"""One-process OpenStack Swift (Debian package python3-swift) that speaks S3, for tests only.

Usage: swift-s3.py FOLDER ACCOUNT:USER SECRET_KEY. Listens on a free port of the loopback, keeps account
and container databases in FOLDER and objects in memory, prints the port on one line, and stops when
its standard input closes (so that it never outlives the test that started it).
"""
import os
import sys

import eventlet
from eventlet import tpool

eventlet.monkey_patch(thread=False)

from eventlet import wsgi  # noqa: E402
from swift.common import utils  # noqa: E402

folder, access_key, secret_key = sys.argv[1:4]
utils.HASH_PATH_PREFIX = b'socle'
utils.HASH_PATH_SUFFIX = b'socle'

from paste.deploy import loadapp  # noqa: E402
from swift.account.server import AccountController  # noqa: E402
from swift.common.ring import RingBuilder  # noqa: E402
from swift.common.storage_policy import StoragePolicy, StoragePolicyCollection  # noqa: E402
from swift.common import storage_policy  # noqa: E402
from swift.container.server import ContainerController  # noqa: E402
from swift.obj.mem_server import ObjectController  # noqa: E402

PROXY = """
[DEFAULT]
swift_dir = {folder}
[pipeline:main]
pipeline = catch_errors gatekeeper listing_formats s3api tempauth slo proxy-server
[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
node_timeout = 30
conn_timeout = 5
[filter:tempauth]
use = egg:swift#tempauth
user_{access} = {secret} .admin
[filter:s3api]
use = egg:swift#s3api
location = us-east-1
[filter:slo]
use = egg:swift#slo
[filter:catch_errors]
use = egg:swift#catch_errors
[filter:gatekeeper]
use = egg:swift#gatekeeper
[filter:listing_formats]
use = egg:swift#listing_formats
"""


class Quiet:
    """Swift logs every request; a test shows errors only."""

    def write(self, text):
        pass

    def flush(self):
        pass


class Memory:
    """Stands for memcached, which Swift asks for: a dictionary of this one process."""

    def __init__(self):
        self.values = {}

    def get(self, key, **_):
        return self.values.get(key)

    def set(self, key, value, **_):
        self.values[key] = value

    def delete(self, key, **_):
        self.values.pop(key, None)

    def incr(self, key, delta=1, **_):
        self.values[key] = self.values.get(key, 0) + delta
        return self.values[key]


def listen():
    return eventlet.listen(('127.0.0.1', 0))


def serve(socket, app):
    eventlet.spawn(wsgi.server, socket, app, Quiet(), debug=False)


def save_ring(name, port):
    builder = RingBuilder(2, 1, 0)
    builder.add_dev({'id': 0, 'region': 1, 'zone': 1, 'weight': 1.0, 'ip': '127.0.0.1', 'port': port,
                     'replication_ip': '127.0.0.1', 'replication_port': port, 'device': 'd0', 'meta': ''})
    builder.rebalance()
    builder.get_ring().save(os.path.join(folder, name + '.ring.gz'))


def main():
    storage_policy._POLICIES = StoragePolicyCollection([StoragePolicy(0, 'gold', True)])
    devices = os.path.join(folder, 'devices')
    os.makedirs(os.path.join(devices, 'd0'))
    conf = {'devices': devices, 'mount_check': 'false', 'swift_dir': folder, 'fallocate_reserve': '0'}
    for name, controller in (('account', AccountController), ('container', ContainerController),
                             ('object', ObjectController)):
        socket = listen()
        save_ring(name, socket.getsockname()[1])
        serve(socket, controller(conf))
    path = os.path.join(folder, 'proxy.conf')
    with open(path, 'w') as file:
        access = access_key.replace(':', '_')
        file.write(PROXY.format(folder=folder, access=access, secret=secret_key))
    app, memory, proxy = loadapp('config:' + path), Memory(), listen()
    serve(proxy, lambda env, start: app(dict(env, **{'swift.cache': memory}), start))
    print(proxy.getsockname()[1], flush=True)


main()
tpool.execute(sys.stdin.read)
