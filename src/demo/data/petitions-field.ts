import { DemoPetition, organisation, person, petition } from './demo-petition';

/** Field conditions. Those of the web, the application and the portal are assigned by rules. */
export const fieldPetitions: DemoPetition[] = [
  petition({
    key: 'field-01',
    sentOn: '2026-04-06',
    sentAt: '06:20',
    channel: 'APP',
    class: 'HIEN_TRUONG',
    field: 'RAC_THAI',
    title: 'Bãi rác tự phát đầu hẻm 114',
    content:
      'Đầu hẻm 114 đường Đồng Khởi có bãi rác tự phát cả tuần nay không ai dọn. Ruồi nhặng, chuột, nước rỉ chảy tràn ra chỗ học sinh đứng chờ xe. Đề nghị dọn và gắn camera xử phạt người đổ trộm.',
    submitter: person('Nguyễn Trọng Nhân', '0912000137'),
    communeCode: '25993',
    address: 'Hẻm 114 đường Đồng Khởi',
    fate: 'ANSWERED_ON_TIME',
    answer: {
      finding:
        'Phường kiểm tra thấy khoảng hai mét khối rác sinh hoạt và xà bần tại đầu hẻm 114, đúng như phản ánh.',
      cause:
        'Điểm tập kết cũ đã bỏ nhưng một số hộ kinh doanh và người nơi khác vẫn đổ vào ban đêm.',
      action:
        'Đơn vị thu gom đã dọn sạch, rắc vôi khử khuẩn. Phường đã lắp một camera, cắm biển cấm và xử phạt hai trường hợp. Đề nghị bà con bỏ rác đúng giờ từ 18 đến 20 giờ.',
      result: 'DONE',
    },
  }),
  petition({
    key: 'field-02',
    sentOn: '2026-04-07',
    sentAt: '22:58',
    channel: 'WEB',
    class: 'HIEN_TRUONG',
    field: 'CHIEU_SANG',
    title: 'Đèn đường tắt hai tuần, tối om',
    content:
      'Đoạn từ trường mẫu giáo đến chợ, bảy cột điện có đèn mà tắt cả bảy. Hai tuần rồi. Tối qua một chị công nhân tan ca té xe gãy tay. Chờ có người chết mới sửa à?',
    submitter: person('Trần Quốc Bình', '0972 000 138'),
    communeCode: '26005',
    address: 'Đường Điểu Xiển',
    fate: 'ANSWERED_LATE',
    answer: {
      finding:
        'Tổ kiểm tra xác nhận bảy bộ đèn trên tuyến không sáng do tủ điều khiển bị cháy, thiếu ánh sáng ban đêm như ông nêu.',
      cause:
        'Hợp đồng bảo trì chiếu sáng hết hạn cuối tháng ba, phường chậm ký hợp đồng mới nên không có đơn vị sửa chữa.',
      action:
        'Phường đã thay tủ điều khiển và bốn bóng hỏng, toàn tuyến sáng trở lại; đã ký hợp đồng bảo trì đến hết năm. Phường xin lỗi bà con vì để kéo dài.',
      result: 'DONE',
    },
  }),
  petition({
    key: 'field-03',
    sentOn: '2026-04-09',
    sentAt: '03:15',
    channel: 'APP',
    class: 'HIEN_TRUONG',
    field: 'MOI_TRUONG',
    title: 'Mùi hôi nồng nặc từ khu công nghiệp lúc nửa đêm',
    content:
      'Ba giờ sáng đang ngủ phải bật dậy đóng cửa vì mùi khét như cao su cháy, từ phía khu công nghiệp thổi sang. Con nhỏ ho sặc sụa. Đêm nào có gió nam cũng bị, ban ngày thì không. Đề nghị kiểm tra ban đêm, đừng báo trước cho nhà máy.',
    submitter: null,
    anonymous: true,
    communeCode: '26020',
    fate: 'STUCK_IN_PROGRESS',
  }),
  petition({
    key: 'field-04',
    sentOn: '2026-04-11',
    sentAt: '17:05',
    channel: 'PORTAL',
    class: 'HIEN_TRUONG',
    field: 'GIAO_THONG',
    title: 'Ổ gà trên quốc lộ 20 gây tai nạn',
    content:
      'Quốc lộ 20 đoạn gần ngã ba vào xã có ổ gà sâu hơn gang tay, mưa xuống ngập không thấy. Trong một tuần tôi chứng kiến ba vụ té xe. Đề nghị vá gấp và đặt biển cảnh báo.',
    submitter: person('Phạm Thị Yến Nhi', '0356000139'),
    communeCode: '26206',
    address: 'Quốc lộ 20, km 68',
    externalCode: 'PAKN.20260411.0033',
    fate: 'ANSWERED_ON_TIME',
    answer: {
      finding: 'Kiểm tra tại km 68 có ba vị trí hư hỏng mặt đường, sâu nhất khoảng 16 xăng-ti-mét.',
      cause: 'Mặt đường nứt từ mùa mưa trước, nước thấm và xe tải nặng làm bong lớp nhựa.',
      action:
        'Đơn vị bảo trì đã đặt biển báo, rào chắn và vá nóng cả ba vị trí. Đoạn này được đưa vào danh mục sửa chữa lớn, sẽ thảm lại toàn bộ trước mùa mưa.',
      result: 'PLANNED',
      plannedOn: '2026-07-15',
    },
  }),
  petition({
    key: 'field-05',
    sentOn: '2026-04-14',
    sentAt: '19:47',
    channel: 'WEB',
    class: 'HIEN_TRUONG',
    field: null,
    title: 'Cúp điện liên tục không báo trước',
    content:
      'Từ đầu tháng tới nay ấp tôi cúp điện bảy lần, lần nào cũng ba bốn tiếng, không có tin nhắn báo. Nhà nuôi gà lạnh, hôm qua quạt ngừng chết mất hơn hai trăm con. Ai đền? Đề nghị điện lực trả lời nguyên nhân và lịch khắc phục.',
    submitter: person('Vòng A Sáng', '0917 000 140'),
    communeCode: '26254',
    fate: 'ANSWERED_LATE',
    answer: {
      finding:
        'Tuyến trung thế cấp điện cho ấp bị ngắt bảy lần trong nửa tháng, trong đó năm lần do sự cố, hai lần do công tác có kế hoạch.',
      cause:
        'Cây cao su ngã chạm đường dây khi có giông; số điện thoại nhận tin nhắn của nhiều hộ đã cũ nên không nhận được thông báo.',
      action:
        'Điện lực đã phát quang hành lang, thay hai bộ sứ nứt và lắp thêm máy cắt phân đoạn. Việc bồi thường được mời Ông làm việc trực tiếp theo hợp đồng mua bán điện.',
      result: 'DONE',
    },
  }),
  petition({
    key: 'field-06',
    sentOn: '2026-04-16',
    sentAt: '12:01',
    channel: 'WEB',
    class: 'HIEN_TRUONG',
    field: 'CAP_THOAT_NUOC',
    title: 'Nước máy đục như nước trà',
    content:
      'Nước sinh hoạt ba ngày nay màu vàng đục, có cặn, giặt đồ trắng thành đồ vàng. Khu có nhiều em bé và người già. Xin cho người đến lấy mẫu nước và công khai kết quả.',
    submitter: person('Lâm Thị Mộng Cầm', '0778000141'),
    communeCode: '26485',
    fate: 'RETURNED_THEN_ANSWERED',
    returned: {
      reason:
        'Đường ống do công ty cấp nước vận hành dưới sự quản lý của Sở Xây dựng, xã không có chuyên môn kiểm tra.',
      thenTo: 'SXD',
    },
    answer: {
      finding:
        'Mẫu nước tại ba hộ có độ đục và hàm lượng sắt vượt giới hạn cho phép trong hai ngày đầu.',
      cause:
        'Đơn vị thi công đường đào trúng ống, khi nối lại không súc xả đủ nên cặn bị cuốn theo.',
      action:
        'Công ty cấp nước đã súc xả toàn tuyến, lấy mẫu lại đạt quy chuẩn và niêm yết kết quả tại nhà văn hóa. Các hộ được giảm tiền nước của kỳ này.',
      result: 'DONE',
    },
  }),
  petition({
    key: 'field-07',
    sentOn: '2026-04-18',
    sentAt: '23:40',
    channel: 'APP',
    class: 'HIEN_TRUONG',
    field: 'AN_NINH_TRAT_TU',
    title: 'Tụ tập đua xe tối thứ bảy',
    content:
      'Cứ tối thứ bảy là hai ba chục thanh niên tụ tập đua xe nẹt pô trên đường vào khu tái định cư, từ mười một giờ tới hai giờ sáng. Người đi làm ca về không dám qua. Công an tới thì chạy, đi rồi lại đua tiếp.',
    submitter: null,
    anonymous: true,
    communeCode: '26389',
    address: 'Đường số 7, khu tái định cư Lộc An - Bình Sơn',
    fate: 'ANSWERED_ON_TIME',
    answer: {
      finding:
        'Công an xác minh có nhóm thanh thiếu niên từ nhiều xã tụ tập vào đêm thứ bảy tại đường số 7.',
      cause:
        'Tuyến đường mới, vắng, chưa có camera; nhóm này cử người cảnh giới nên tuần tra công khai không hiệu quả.',
      action:
        'Lực lượng cải trang đã lập chốt hai đầu, tạm giữ mười chín xe, xử phạt và mời phụ huynh của mười một em dưới 18 tuổi ký cam kết. Tuần tra được duy trì mỗi tối cuối tuần.',
      result: 'DONE',
    },
  }),
  petition({
    key: 'field-08',
    sentOn: '2026-04-20',
    sentAt: '08:30',
    channel: 'PHONE',
    class: 'HIEN_TRUONG',
    field: 'GIAO_THONG',
    title: 'Cầu treo dân sinh hư ván',
    content:
      'Chú Năm gọi điện báo cây cầu treo qua suối ở ấp 3 bị mục gãy bốn tấm ván, dây cáp có tiếng kêu, mỗi ngày mấy chục em học sinh đi qua. Chú đề nghị cho người xuống coi liền, trước mắt cấm xe máy.',
    submitter: person('Lương Văn Năm', '0251 3000 142', 'Ấp 3, xã Tà Lài'),
    communeCode: '26134',
    fate: 'ANSWERED_ON_TIME',
    assignTo: '26134',
    answer: {
      finding:
        'Xã đến hiện trường ngay trong ngày: bốn tấm ván gãy, hai bu lông neo cáp bị rỉ, cầu không còn an toàn cho xe máy.',
      cause:
        'Cầu làm từ năm 2013, ván gỗ chưa được thay lần nào, kinh phí duy tu không được bố trí.',
      action:
        'Xã đã cấm xe máy, thay tạm sáu tấm ván, siết lại neo cáp và cử dân quân trực giờ tan học. Ván thép và cáp mới đã được duyệt kinh phí.',
      result: 'PLANNED',
      plannedOn: '2026-06-30',
    },
  }),
  petition({
    key: 'field-09',
    sentOn: '2026-04-24',
    sentAt: '21:15',
    channel: 'WEB',
    class: 'HIEN_TRUONG',
    field: 'MOI_TRUONG',
    title: 'Trại heo xả thẳng ra suối',
    content:
      'Trại heo gần hai ngàn con phía trên xả nước đen ngòm ra suối Rạt mỗi khi trời mưa. Cá chết trắng. Dân dưới này vẫn lấy nước suối tưới rau. Chúng tôi báo xã hai lần, đoàn xuống lập biên bản rồi đâu lại vào đấy. Đề nghị lần này xử lý tới nơi, có quay phim gửi kèm.',
    submitter: organisation('Tổ hợp tác trồng rau suối Rạt', '0961000143', 'Ấp 2, xã Đồng Phú'),
    communeCode: '25363',
    fate: 'STUCK_IN_PROGRESS',
  }),
  petition({
    key: 'field-10',
    sentOn: '2026-04-26',
    sentAt: '00:35',
    channel: 'APP',
    class: 'HIEN_TRUONG',
    field: 'VAN_HOA',
    title: 'Loa kẹo kéo hát đến quá nửa đêm',
    content:
      'Nghỉ lễ mà không ngủ được vì quán nhậu đối diện mở loa kẹo kéo công suất lớn hát tới hơn mười hai giờ. Nhắc thì họ chửi lại. Nhà có mẹ già bệnh tim.',
    submitter: null,
    anonymous: true,
    communeCode: '25441',
    fate: 'NEVER_ACCEPTED',
  }),
];
